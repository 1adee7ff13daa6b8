import type { BallotForm, Ballots } from '../../words/index.ts'

export type { BallotForm, Ballots }

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
  /** irv: those level for last, one of whom a recorded lot has to put out; `winners` is empty then. */
  tied?: readonly string[]
}

/** Whom a recorded lot has drawn of those who are level; undefined where none was drawn among just these. */
export type Draw = (level: readonly string[]) => string | undefined

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
   * of a single one: nobody has chosen it. `draw` is asked only by a method that cannot go on over a tie: whoever is
   * drawn goes out.
   */
  count(options: readonly string[], ballots: readonly Counted<F>[], draw?: Draw): Tally
}
