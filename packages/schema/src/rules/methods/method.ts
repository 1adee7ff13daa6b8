/** The closed set of ballots that the face knows how to draw. A method names one of them. */
export const ballotForms = ['single', 'approval', 'score', 'ranked'] as const
export type BallotForm = (typeof ballotForms)[number]

/** What a voter hands in, by form. */
export interface Ballots {
  single: { choice: string }
  /** May be empty. */
  approval: { approved: readonly string[] }
  /** 0 to 5 an option; one that is not named has 0. */
  score: { scores: Readonly<Record<string, number>> }
  /** Groups of equal rank, best first; an option need not be named. */
  ranked: { ranking: readonly (readonly string[])[] }
}

/** `n` equal ballots. */
export type Counted<F extends BallotForm> = Ballots[F] & { n: bigint }

/** What a count came to. Lists of options, and the keys of maps, follow the order of the options. */
export interface Tally {
  outcome: 'decided' | 'tie'
  /** One option, or those that are level. */
  winners: readonly string[]
  totals?: ReadonlyMap<string, bigint>
  ranking?: readonly (readonly string[])[]
  rounds?: readonly ReadonlyMap<string, bigint>[]
  /** irv: those level for last, to be settled by a recorded lot; `winners` is empty then. */
  tied?: readonly string[]
}

/** A way of counting ballots, whole: what the voter fills in, and what follows from it. Pure. */
export interface Method<F extends BallotForm> {
  key: string
  title: { zh: string; en: string }
  form: F
  /** ranked: whether a voter may leave options level. */
  equalRanks: boolean
  /** Whether more support can never hurt an option. */
  monotone: boolean
  /**
   * Count ballots of which `ballotFault` finds nothing wrong. No ballots at all are a tie of all options, even
   * of a single one: nobody has chosen it.
   */
  count(options: readonly string[], ballots: readonly Counted<F>[]): Tally
}
