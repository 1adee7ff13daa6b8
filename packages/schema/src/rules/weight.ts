/** The two measures that an elector weighs in. */
export const measures = ['area', 'heads'] as const
export type Measure = (typeof measures)[number]

/** How much somebody weighs: heads, and hundredths of a square metre. */
export type Weight = Record<Measure, bigint>

/** Nobody, nothing. */
export const weightless: Weight = { heads: 0n, area: 0n }

/** Both measures added up. */
export function addWeights(one: Weight, other: Weight): Weight {
  return { heads: one.heads + other.heads, area: one.area + other.area }
}
