import { describe, expect, it } from 'vitest'
import { stackCount } from './stackCount.ts'

describe('the count of a stack', () => {
  it('is nought for every choice before the first sheet', () => {
    expect(stackCount(['q1'], [])).toEqual({ q1: { for: 0, against: 0, abstain: 0, invalid: 0 } })
  })

  it('goes by question, and takes a sheet out again that was taken back', () => {
    const sheets = [
      { q1: 'for', q2: 'invalid' },
      { q1: 'for', q2: 'against' },
    ] as const
    const all = { for: 2, against: 0, abstain: 0, invalid: 0 }
    expect(stackCount(['q1', 'q2'], sheets)).toEqual({
      q1: all,
      q2: { for: 0, against: 1, abstain: 0, invalid: 1 },
    })
    expect(stackCount(['q1'], sheets.slice(0, 1))).toEqual({ q1: { ...all, for: 1 } })
  })
})
