import type { Mark } from './ballotForm.ts'

/** Digits of options, best first; level ones stand together. */
export type Ranking = readonly (readonly string[])[]

/** The ranking that a mark says. */
export function rankingIn(mark: Mark | undefined): Ranking {
  return /^\d([>=]\d)*$/.test(mark ?? '') ? mark!.split('>').map((group) => group.split('=')) : []
}

/** Its word: level options in the order of their digits. */
export function rankingWord(ranking: Ranking): Mark {
  return ranking
    .filter((group) => group.length > 0)
    .map((group) => [...group].sort().join('='))
    .join('>')
}

/** Put an option behind all that are ranked. */
export function placed(ranking: Ranking, digit: string): Ranking {
  return [...ranking, [digit]]
}

/** Take an option out of the ranking. */
export function removed(ranking: Ranking, digit: string): Ranking {
  return ranking.map((group) => group.filter((each) => each !== digit)).filter((group) => group.length > 0)
}

/** Move an option one place up or down. Out of a group of level ones it moves beside it, else it changes places with the next group. */
export function moved(ranking: Ranking, digit: string, by: -1 | 1): Ranking {
  const at = ranking.findIndex((group) => group.includes(digit))
  const group = ranking[at]
  if (!group) return ranking
  if (group.length > 1) {
    const rest = group.filter((each) => each !== digit)
    return [
      ...ranking.slice(0, at),
      ...(by < 0 ? [[digit], rest] : [rest, [digit]]),
      ...ranking.slice(at + 1),
    ]
  }
  const others = [...ranking.slice(0, at), ...ranking.slice(at + 1)]
  const to = Math.min(others.length, Math.max(0, at + by))
  return [...others.slice(0, to), group, ...others.slice(to)]
}

/** Put an option level with those right above it. */
export function levelled(ranking: Ranking, digit: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(digit))
  const [above, group] = [ranking[at - 1], ranking[at]]
  if (!above || !group || group.length > 1) return ranking
  return [...ranking.slice(0, at - 1), [...above, digit], ...ranking.slice(at + 1)]
}
