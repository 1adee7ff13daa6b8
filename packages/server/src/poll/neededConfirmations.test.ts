import { describe, expect, it } from 'vitest'
import { confirmsEach, neededConfirmations } from './neededConfirmations.ts'

describe('a second person', () => {
  it('confirms every sheet of a vote that binds anybody', () => {
    for (const force of ['paper-ledger', 'binding', 'import-official'] as const) {
      expect(neededConfirmations(force, 240)).toBe(240)
      expect(confirmsEach(force)).toBe(true)
    }
  })

  it('confirms one in ten of a consultation, rounded up, and at least 20', () => {
    expect(confirmsEach('advisory')).toBe(false)
    expect([0, 7, 20, 21, 200, 201, 1000].map((n) => neededConfirmations('advisory', n))).toEqual([
      0, 7, 20, 20, 20, 21, 100,
    ])
  })
})
