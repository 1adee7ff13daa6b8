import type { Tally } from './method.ts'

/** The options with the highest total win; more than one is a tie, and no ballots at all a tie of all. */
export function highest(totals: ReadonlyMap<string, bigint>, ballots: readonly unknown[]): Tally {
  const top = [...totals.values()].reduce((most, total) => (total > most ? total : most), 0n)
  const winners = [...totals.keys()].filter((option) => totals.get(option) === top)
  return { outcome: winners.length === 1 && ballots.length > 0 ? 'decided' : 'tie', winners, totals }
}
