/** The kinds of stage. */
export const stageKinds = [
  'screen',
  'second',
  'consult',
  'deliberate',
  'notice',
  'poll',
  'count',
  'act',
  'accept',
  'publish',
  'rate',
  'ask',
  'appraise',
  'call',
  'meet',
  'preliminary',
] as const
export type StageKind = (typeof stageKinds)[number]

/** How a matter can end. */
export const ends = [
  'done',
  'returned',
  'merged',
  'withdrawn',
  'not-passed',
  'not-quorate',
  'cancelled',
] as const
export type End = (typeof ends)[number]

/** The five marks of the stage track: 提 议 示 票 做. */
export const marks = ['propose', 'deliberate', 'notice', 'poll', 'act'] as const
export type Mark = (typeof marks)[number]

/** A length of time: natural days or working days. */
export interface Period {
  days: number
  unit: 'day' | 'workday'
}

/** What force a poll has; shown wherever its result appears. */
export const pollForces = ['advisory', 'paper-ledger', 'import-official', 'binding'] as const
export type PollForce = (typeof pollForces)[number]

/** One stage of a process with its numbers. A community may change what its process file lists as its own. */
export type StageSpec =
  | { kind: 'screen'; due: Period }
  | { kind: 'second'; period: Period; seconds: number }
  | { kind: 'consult'; period: Period }
  | { kind: 'deliberate'; rule: string; signOff: Period }
  | { kind: 'notice'; of: 'plan' | 'roll' | 'decision'; period: Period; answer: Period; review: Period }
  | { kind: 'call'; period: Period }
  | {
      kind: 'poll'
      optional: boolean
      days: { fewest: number; most: number }
      electorate: 'households' | 'owners' | 'adults' | 'members'
      rule: string
      force: PollForce
      mode: 'open' | 'confidential'
    }
  | { kind: 'count' }
  | { kind: 'preliminary'; period: Period; answer: Period }
  | { kind: 'act' }
  | { kind: 'accept'; period: Period }
  | { kind: 'publish'; period: Period; within: Period | null }
  | { kind: 'rate'; period: Period; fewest: number; floor: number; reopenings: number }
  | { kind: 'ask'; period: Period }
  | { kind: 'appraise'; period: Period; raters: number }
  | { kind: 'meet'; rule: string }

/** The spec of one kind. */
export type SpecOf<K extends StageKind> = Extract<StageSpec, { kind: K }>

/**
 * The stages that a proposal goes through, with their rules and the clause they rest on. Data: it is copied
 * onto the proposal when it starts, so that an edit never reaches a running matter.
 */
export interface Process {
  key: string
  title: { zh: string; en: string }
  /** The clause, in words. */
  basis: { zh: string; en: string }
  /** ISO date from which the basis holds. */
  effectiveFrom: string
  /** Who may start a matter under it. */
  startedBy: readonly ('resident' | 'gridworker' | 'clerk')[]
  stages: readonly StageSpec[]
}
