import { describe, expect, it } from 'vitest'
import { wrap } from './receiptPicture.ts'

describe('breaking a line of a receipt', () => {
  const fits = (part: string) => part.length <= 4

  it('loses no character and adds none', () => {
    expect(wrap('出租共有场地建设充电桩', fits).join('')).toBe('出租共有场地建设充电桩')
  })

  it('prints a character that fits nowhere rather than hang', () => {
    expect(wrap('桩桩', () => false)).toEqual(['桩', '桩'])
  })

  it('breaks where the line is full', () => {
    expect(wrap('出租共有场地', fits)).toEqual(['出租共有', '场地'])
  })

  it('keeps an empty line', () => {
    expect(wrap('', fits)).toEqual([''])
  })
})
