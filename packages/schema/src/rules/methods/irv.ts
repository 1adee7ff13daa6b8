import type { Counted, Method, Tally } from './method.ts'

/**
 * 排序（逐轮淘汰）: each ballot counts for the best option still in the race; the last is eliminated until one
 * has more than half of the ballots still counting. Not monotone, as is well known of instant run-offs.
 */
export const irv: Method<'ranked'> = {
  key: 'irv',
  title: { zh: '排序（逐轮淘汰）', en: 'Ranked (instant run-off)' },
  form: 'ranked',
  equalRanks: false,
  monotone: false,
  count(options, ballots, draw) {
    const rounds: Map<string, bigint>[] = []
    let continuing = options
    for (;;) {
      const round = countRound(continuing, ballots)
      rounds.push(round)
      const end = settle(round, ballots.length > 0)
      if (end.winner !== undefined) return { outcome: 'decided', winners: [end.winner], rounds }
      // Without any ballots nothing is drawn: nobody has chosen anything.
      const last = end.tied && ballots.length > 0 ? draw?.(end.tied) : end.last
      if (last === undefined) return { outcome: 'tie', winners: [], tied: end.tied!, rounds }
      continuing = continuing.filter((option) => option !== last)
    }
  },
}

function countRound(
  continuing: readonly string[],
  ballots: readonly Counted<'ranked'>[],
): Map<string, bigint> {
  const round = new Map(continuing.map((option) => [option, 0n]))
  for (const { n, ranking } of ballots) {
    const best = ranking.flat().find((option) => round.has(option))
    // A ballot that names nobody in the race any more is exhausted: it counts no longer.
    if (best !== undefined) round.set(best, (round.get(best) ?? 0n) + n)
  }
  return round
}

/** What a round comes to. A majority is looked for before anybody is eliminated. */
function settle(
  round: ReadonlyMap<string, bigint>,
  anyBallots: boolean,
): { winner?: string; last?: string; tied?: NonNullable<Tally['tied']> } {
  const options = [...round.keys()]
  if (!anyBallots) return { tied: options }
  const counting = [...round.values()].reduce((sum, votes) => sum + votes, 0n)
  const winner = options.find((option) => 2n * (round.get(option) ?? 0n) > counting)
  if (winner !== undefined) return { winner }
  if (options.length === 1) return { winner: options[0] }
  const level = options.filter((one) => [...round.values()].every((votes) => (round.get(one) ?? 0n) <= votes))
  return level.length > 1 ? { tied: level } : { last: level[0] }
}
