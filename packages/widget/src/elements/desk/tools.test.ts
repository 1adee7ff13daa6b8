import { deskWorks } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { words as en } from '../../locales/en/desk.ts'
import { words as zh } from '../../locales/zh/desk.ts'
import { menu, toolOfWork, tools } from './tools.ts'

describe('the tools of the desk', () => {
  it('do every work that can wait there, and no other', () => {
    expect(Object.keys(toolOfWork).sort()).toEqual([...deskWorks].sort())
    for (const [work, tool] of Object.entries(toolOfWork))
      expect([work, tools[tool]?.tag]).toEqual([work, expect.stringMatching(/^yishi-/)])
  })

  it('have a name in every language, as has every work', () => {
    for (const { work, tool } of [zh, en]) {
      expect(Object.keys(work).sort()).toEqual([...deskWorks].sort())
      expect(Object.keys(tools).filter((name) => !tool[name])).toEqual([])
    }
  })

  it('that stand in the menu are there', () => {
    expect(menu.filter(({ tool }) => !tools[tool])).toEqual([])
  })
})
