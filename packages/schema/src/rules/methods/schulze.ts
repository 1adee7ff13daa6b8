import type { Counted, Method } from './method.ts'

/** For each option, a number against each other one. */
type Pairs = Map<string, Map<string, bigint>>

/**
 * 排序（舒尔茨法）: an option beats another where the strongest chain of pairwise wins towards it is
 * stronger than the one back. The strength of a win is the number of ballots for it (winning votes).
 * M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method, Social Choice and Welfare 36 (2011), 267-303.
 */
export const schulze: Method<'ranked'> = {
  key: 'schulze',
  title: { zh: '排序（舒尔茨法）', en: 'Ranked (Schulze)' },
  form: 'ranked',
  equalRanks: true,
  monotone: true,
  count(options, ballots) {
    const paths = strongestPaths(options, wins(options, preferences(options, ballots)))
    const ranking = ranked(options, paths)
    const winners = ranking[0] ?? []
    return { outcome: winners.length === 1 && ballots.length > 0 ? 'decided' : 'tie', winners, ranking }
  },
}

/** How many ballots prefer one option to another. Options that a ballot does not name are last together. */
function preferences(options: readonly string[], ballots: readonly Counted<'ranked'>[]): Pairs {
  const pairs: Pairs = new Map(options.map((one) => [one, new Map(options.map((other) => [other, 0n]))]))
  for (const { n, ranking } of ballots) {
    const rank = new Map(ranking.flatMap((group, at) => group.map((option) => [option, at] as const)))
    const rankOf = (option: string) => rank.get(option) ?? ranking.length
    for (const one of options)
      for (const other of options)
        if (rankOf(one) < rankOf(other)) set(pairs, one, other, at(pairs, one, other) + n)
  }
  return pairs
}

/** The strength of each pairwise win; a pair that is level is won by nobody. */
function wins(options: readonly string[], preferred: Pairs): Pairs {
  return new Map(
    options.map((one) => [
      one,
      new Map(
        options.map((other) => {
          const ours = at(preferred, one, other)
          return [other, ours > at(preferred, other, one) ? ours : 0n]
        }),
      ),
    ]),
  )
}

/** A chain is as strong as its weakest win; of all chains between two options the strongest (Floyd and Warshall). */
function strongestPaths(options: readonly string[], won: Pairs): Pairs {
  const paths: Pairs = new Map([...won].map(([one, row]) => [one, new Map(row)]))
  for (const middle of options)
    for (const from of options) {
      const first = at(paths, from, middle)
      if (first === 0n) continue
      for (const to of options) {
        const second = at(paths, middle, to)
        const chain = weaker(first, second)
        if (chain > at(paths, from, to)) set(paths, from, to, chain)
      }
    }
  return paths
}

/** The lesser of two strengths; Math.min takes no bigints. */
function weaker(one: bigint, other: bigint): bigint {
  if (one < other) return one
  return other
}

/** Groups, best first: those whom nobody beats among the remaining, again and again. */
function ranked(options: readonly string[], paths: Pairs): string[][] {
  const beats = (one: string, other: string) => at(paths, one, other) > at(paths, other, one)
  const groups: string[][] = []
  let remaining = options
  while (remaining.length > 0) {
    const group = remaining.filter((one) => !remaining.some((other) => beats(other, one)))
    groups.push(group)
    remaining = remaining.filter((option) => !group.includes(option))
  }
  return groups
}

function at(pairs: Pairs, one: string, other: string): bigint {
  return pairs.get(one)?.get(other) ?? 0n
}

function set(pairs: Pairs, one: string, other: string, amount: bigint): void {
  pairs.get(one)?.set(other, amount)
}
