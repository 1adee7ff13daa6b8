import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { half, powerWithin, splitOf } from './size.ts'

describe('size', () => {
  it('does not round up just below a large power of two', () => {
    expect(powerWithin(2 ** 50 - 1)).toEqual({ level: 49, power: 2 ** 49 })
    expect(splitOf(2 ** 50 + 1)).toBe(2 ** 50)
    expect(half(2 ** 52 + 1)).toBe(2 ** 51)
  })

  it('splits small trees as RFC 6962 does', () => {
    expect([2, 3, 4, 5, 6, 7, 8, 9].map(splitOf)).toEqual([1, 2, 2, 4, 4, 4, 4, 8])
  })

  it('finds the power that holds a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
        const { level, power } = powerWithin(n)
        expect(BigInt(power)).toBe(2n ** BigInt(level))
        expect(power <= n && BigInt(n) < 2n * BigInt(power)).toBe(true)
      }),
    )
  })
})
