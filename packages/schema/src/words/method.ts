/** The closed set of ballots that the face knows how to draw beside yes, no and abstain. A method names one of them. */
export const ballotForms = ['single', 'approval', 'score', 'ranked'] as const
export type BallotForm = (typeof ballotForms)[number]

/** What a voter hands in, by form. Options go by whatever names the count is given; on a poll by their digits. */
export interface Ballots {
  single: { choice: string }
  /** May be empty. */
  approval: { approved: readonly string[] }
  /** 0 to 5 an option; one that is not named has 0. */
  score: { scores: Readonly<Record<string, number>> }
  /** Groups of equal rank, best first; an option need not be named. */
  ranked: { ranking: readonly (readonly string[])[] }
}

/**
 * Every voting method by its key, with the ballot that it needs and whether a voter may leave options level on it. How a method
 * counts is no word: that lies with the rules, and one suite holds that the two agree.
 */
export const ballotOf = {
  single: { form: 'single', equalRanks: false },
  approval: { form: 'approval', equalRanks: false },
  score: { form: 'score', equalRanks: false },
  schulze: { form: 'ranked', equalRanks: true },
  irv: { form: 'ranked', equalRanks: false },
} as const satisfies Record<string, { form: BallotForm; equalRanks: boolean }>
export type MethodKey = keyof typeof ballotOf

/** The keys of the methods, in the order in which a process lists them. */
export const methodKeys = ['single', 'approval', 'score', 'schulze', 'irv'] as const satisfies MethodKey[]

/** What a question of a poll is answered on. */
export type QuestionForm = 'yes-no-abstain' | BallotForm

/** The form that follows from a question's method; without one it is yes, no or abstain. */
export function formOf(method: MethodKey | null): QuestionForm {
  return method === null ? 'yes-no-abstain' : ballotOf[method].form
}
