import type { ProgressView } from '@yishi/schema/words'

/** Groups smaller than this are not broken down: a mean of two would tell what each of them thinks. */
const fewest = 5

/** What households think of the work. The mean is cut off after two places, so that one below three never looks like three. */
export function ratingSummary(stars: readonly number[]): ProgressView['ratings'] {
  const households = stars.length
  if (households < fewest) return { households, mean: null, stars: null }
  const of = (wanted: number) => stars.filter((star) => star === wanted).length
  const hundredths = (BigInt(stars.reduce((sum, star) => sum + star, 0)) * 100n) / BigInt(households)
  return {
    households,
    mean: `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`,
    stars: [of(1), of(2), of(3), of(4), of(5)],
  }
}
