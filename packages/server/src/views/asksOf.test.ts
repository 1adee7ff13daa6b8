import { processes } from '@yishi/schema/rules'
import { describe, expect, it } from 'vitest'
import { asksOf } from './asksOf.ts'

const the = (key: string) => processes.find((process) => process.key === key)!

describe('what may be asked in a vote', () => {
  it('is nothing at a stage that is no vote, and before any', () => {
    const process = the('tiyizuo')
    expect(asksOf(process, 0)).toBeNull()
    expect(asksOf(process, undefined)).toBeNull()
  })

  it("is the stage's own rule first, with what it rests on, and the methods that its process names", () => {
    for (const key of ['tiyizuo', 'owners-general', 'owners-special']) {
      const process = the(key)
      const at = process.stages.findIndex(({ kind }) => kind === 'poll')
      const spec = process.stages[at]!
      if (spec.kind !== 'poll') throw new Error(key)
      expect(asksOf(process, at)).toMatchObject({ methods: spec.methods ?? [] })
      expect(asksOf(process, at)!.rules.map((rule) => rule.key)).toEqual([spec.rule, ...(spec.rules ?? [])])
      expect(asksOf(process, at)!.rules[0]!.basis.zh).not.toBe('')
    }
  })
})
