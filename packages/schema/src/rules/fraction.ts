/** A threshold: two positive integers, at most 1. It is kept as written, never reduced. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

/** "以上" includes the number (`>=`), "超过" and "过半数" do not (`>`); Civil Code 1259. */
export const comparisons = ['>=', '>'] as const
export type Comparison = (typeof comparisons)[number]

const written = /^([1-9]\d*)\/([1-9]\d*)$/

/**
 * Read `2/3`. Undefined where the text is no fraction of two positive integers, or is more than 1: a share
 * of more than all can never be reached.
 */
export function parseFraction(text: string): Fraction | undefined {
  const [, above, below] = written.exec(text) ?? []
  if (above === undefined || below === undefined) return undefined
  const fraction = { numerator: BigInt(above), denominator: BigInt(below) }
  return fraction.numerator > fraction.denominator ? undefined : fraction
}

/** Two amounts of one measure, to be compared as part of a whole. */
export interface Share {
  part: bigint
  whole: bigint
}

/** Whether a share reaches a threshold, by cross-multiplying. A whole of zero reaches nothing. */
export function reaches(share: Share, comparison: Comparison, threshold: Fraction): boolean {
  if (share.whole === 0n) return false
  const left = share.part * threshold.denominator
  const right = share.whole * threshold.numerator
  return comparison === '>' ? left > right : left >= right
}
