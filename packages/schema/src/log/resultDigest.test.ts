import { describe, expect, it } from 'vitest'
import { resultDigest } from './resultDigest.ts'

describe('resultDigest', () => {
  it('tells results apart that differ in one figure', () => {
    expect(resultDigest({ heads: 1 })).not.toBe(resultDigest({ heads: 2 }))
  })

  it('is the same whatever the order of the keys', () => {
    expect(resultDigest({ a: 1, b: [2] })).toBe(resultDigest({ b: [2], a: 1 }))
    expect(resultDigest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })
})
