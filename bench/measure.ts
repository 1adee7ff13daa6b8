/** One line of the table: a ratio against its limit, and the figures that it was made of. */
export interface Line {
  what: string
  /** What was measured, in words: `61 ms`. */
  measured: string
  /** What it is measured against, in words: `100 ms`. */
  against: string
  ratio: number
  /** The ratio must not exceed this; where more is better, must not fall below it. */
  limit: number
  better: 'less' | 'more'
}

/** Whether a line keeps its limit. */
export function holds({ ratio, limit, better }: Line): boolean {
  return better === 'less' ? ratio <= limit : ratio >= limit
}

/** Milliseconds that something takes: the median of some rounds, after one that warms up. */
export async function timed(rounds: number, run: () => Promise<unknown>): Promise<number> {
  await run()
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    await run()
    took.push(performance.now() - begin)
  }
  return median(took)
}

/** The one in the middle. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1]!
}
