/**
 * Arithmetic on tree sizes. A size may pass 2^31, where the shift operators wrap, and near 2^48 a logarithm rounds to
 * the wrong power: so plain doubling and halving, exact for every safe integer.
 */
export const half = (n: number): number => Math.floor(n / 2)

/** The level of the largest power of two that is not above `n`, and that power. `n` is at least 1. */
export function powerWithin(n: number): { level: number; power: number } {
  let level = 0
  let power = 1
  while (power * 2 <= n) {
    power *= 2
    level++
  }
  return { level, power }
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. `size` is at least 2. */
export const splitOf = (size: number): number => powerWithin(size - 1).power
