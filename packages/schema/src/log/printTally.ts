import type { Drawn, Settled } from '../rules/methods/settle.ts'

/** What a method made of the ballots of a question, as its result prints it. */
export interface PrintedTally<L extends Drawn = Drawn> {
  outcome: 'decided' | 'tie'
  winners: string[]
  totals: Record<string, number> | null
  ranking: string[][] | null
  rounds: Record<string, number>[] | null
  tied: string[] | null
  lots: L[]
}

/** A tally in plain data. Its figures are heads, and five points a head at most: numbers hold them by far. */
export function printTally<L extends Drawn>({ tally, lots }: Settled<L>): PrintedTally<L> {
  const figures = (of: ReadonlyMap<string, bigint>) =>
    Object.fromEntries([...of].map(([option, n]) => [option, Number(n)]))
  return {
    outcome: tally.outcome,
    winners: [...tally.winners],
    totals: tally.totals ? figures(tally.totals) : null,
    ranking: tally.ranking?.map((group) => [...group]) ?? null,
    rounds: tally.rounds?.map(figures) ?? null,
    tied: tally.tied ? [...tally.tied] : null,
    lots,
  }
}
