import { mostStars } from '../../words/index.ts'
import type { BallotForm, Ballots, Method } from './method.ts'

/** What is wrong with a ballot, and where in it: `ranking.1.0`. */
export interface BallotFault {
  code: 'unknown-option' | 'option-twice' | 'equal-ranks' | 'empty-rank' | 'score-out-of-range'
  path: string
}

/** What keeps a ballot from being counted by a method; undefined where nothing does. */
export function ballotFault<F extends BallotForm>(
  method: Method<F>,
  options: readonly string[],
  ballot: Ballots[F],
): BallotFault | undefined {
  const known = new Set(options)
  return faultFinders[method.form](method, known, ballot)
}

type FaultFinder<F extends BallotForm> = (
  method: Method<F>,
  known: ReadonlySet<string>,
  ballot: Ballots[F],
) => BallotFault | undefined

const faultFinders: { [F in BallotForm]: FaultFinder<F> } = {
  single: (_method, known, { choice }) => notAmong(known, [['choice', choice]]),
  approval: (_method, known, { approved }) =>
    notAmong(
      known,
      approved.map((option, at) => [`approved.${at}`, option]),
    ),
  score(_method, known, { scores }) {
    for (const [option, stars] of Object.entries(scores)) {
      const path = `scores.${option}`
      if (!known.has(option)) return { code: 'unknown-option', path }
      if (!Number.isInteger(stars) || stars < 0 || stars > mostStars)
        return { code: 'score-out-of-range', path }
    }
    return undefined
  },
  ranked(method, known, { ranking }) {
    const empty = ranking.findIndex((group) => group.length === 0)
    if (empty >= 0) return { code: 'empty-rank', path: `ranking.${empty}` }
    const level = ranking.findIndex((group) => group.length > 1)
    if (level >= 0 && !method.equalRanks) return { code: 'equal-ranks', path: `ranking.${level}` }
    return notAmong(
      known,
      ranking.flatMap((group, at) =>
        group.map((option, place) => [`ranking.${at}.${place}`, option] as const),
      ),
    )
  },
}

/** The first option that is not to be had, or stands there a second time. */
function notAmong(
  known: ReadonlySet<string>,
  named: readonly (readonly [path: string, option: string])[],
): BallotFault | undefined {
  const seen = new Set<string>()
  for (const [path, option] of named) {
    if (!known.has(option)) return { code: 'unknown-option', path }
    if (seen.has(option)) return { code: 'option-twice', path }
    seen.add(option)
  }
  return undefined
}
