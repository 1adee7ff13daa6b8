import { type BallotForm, ballotOf, type MethodKey } from '../words/index.ts'

/**
 * Whether a ballot of a method holds an option or not, so that those who are for the winner can be counted beside those who are not.
 * A score or a place in a ranking is more or less, never for: no share of the votes follows from it, and so it only advises.
 */
export function knowsFor(method: MethodKey): boolean {
  const form: BallotForm = ballotOf[method].form
  switch (form) {
    case 'single':
    case 'approval':
      return true
    case 'score':
    case 'ranked':
      return false
  }
}
