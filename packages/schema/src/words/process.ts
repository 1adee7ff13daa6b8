import type { MethodKey } from './method.ts'

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
  'study',
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

/** Who can meet and decide. The council's members have accounts and vote by name; the others are counted from a roll, by show of hands. */
export const bodies = ['council', 'adults', 'households', 'representatives', 'party', 'members'] as const
export type Body = (typeof bodies)[number]

/** One stage of a process with its numbers. A community may change what its process file lists as its own. */
export type StageSpec =
  | { kind: 'screen'; due: Period }
  | { kind: 'second'; period: Period; seconds: number }
  | { kind: 'consult'; period: Period }
  /** `candidates`: how many things at most the council puts up for appraisal; absent where it has a plan alone. */
  | { kind: 'deliberate'; rule: string; signOff: Period; candidates?: number | undefined }
  | { kind: 'notice'; of: 'plan' | 'roll' | 'decision'; period: Period; answer: Period; review: Period }
  | { kind: 'call'; period: Period }
  | {
      kind: 'poll'
      optional: boolean
      days: { fewest: number; most: number }
      electorate: 'households' | 'owners' | 'adults' | 'members'
      rule: string
      force: PollForce
      /** `secret` can be asked for, and is refused with the reason: an area is a name, and a ballot that nobody could read is not built. */
      mode: 'open' | 'confidential' | 'secret'
      /** How its questions may be counted beside yes, no and abstain; absent: not otherwise. */
      methods?: readonly MethodKey[] | undefined
      /** Further rules that a question of it may carry in the place of `rule`. */
      rules?: readonly string[] | undefined
    }
  | { kind: 'count' }
  | { kind: 'preliminary'; period: Period; answer: Period }
  | { kind: 'act' }
  | { kind: 'accept'; period: Period }
  | { kind: 'publish'; period: Period; within: Period | null }
  | { kind: 'rate'; period: Period; fewest: number; floor: number; reopenings: number }
  | { kind: 'ask'; period: Period }
  | { kind: 'appraise'; period: Period; raters: number }
  /** `ahead`: the meeting is called so long before it begins. */
  | { kind: 'meet'; body: Body; rule: string; ahead: Period }
  /** `by`: the Party branch, or the two committees together. */
  | { kind: 'study'; by: 'branch' | 'committees'; due: Period | null }

/** The spec of one kind. */
export type SpecOf<K extends StageKind> = Extract<StageSpec, { kind: K }>

/** A rule of a community's own, as data; its key begins with `own.`. */
export interface OwnRule {
  key: string
  basis: { zh: string; en: string }
  effectiveFrom: string | null
  quorum: readonly OwnCondition[]
  approval: readonly OwnCondition[]
}

/** A condition as a community writes it; the rules check it before it is kept. */
export interface OwnCondition {
  measure: string
  part: string
  whole: string
  comparison: string
  threshold: string
}

/**
 * What a community may change of a process: the place in it (`stages.1.period.days`), and there a number between two, or one
 * of some values.
 */
export type Bound =
  | { at: string; least: number; most: number; basis: { zh: string; en: string } }
  | { at: string; oneOf: readonly unknown[]; basis: { zh: string; en: string } }

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
  /** What a community may change; where it is absent, nothing. */
  mayChange?: readonly Bound[] | undefined
  /** Rules of the community's own that its stages name. */
  rules?: readonly OwnRule[] | undefined
  /** Of a community's own process, or of one that it changed: 1, 2, 3 …; absent where it is as shipped. */
  version?: number | undefined
}

/** A process that holds at a zone, as people read it. */
export interface ProcessItem {
  process: Process
  /** The community's version, where it was set and when; null where it is as shipped. */
  version: number | null
  zone: string | null
  savedAt: string | null
  /** Nobody begins a matter under it from then on, and why; what runs keeps it. */
  retired: { at: string; reason: string } | null
  /** The mark of each of its stages. */
  marks: Mark[]
  /** What may be changed of it; nothing of a community's own process, which is saved whole. */
  mayChange: Bound[]
  /** The rules that its stages name. */
  rules: {
    key: string
    basis: { zh: string; en: string }
    quorum: OwnCondition[]
    approval: OwnCondition[]
  }[]
}

/** What waits for a clerk between the stages that residents see: findings, candidates, lots; and how far the calendar reaches. */
export interface AssemblyView {
  studies: { proposal: string; title: string; by: 'branch' | 'committees' }[]
  /** Matters whose council puts up candidates, with the list that stands. */
  lists: { proposal: string; title: string; most: number; candidates: string[] }[]
  /** What is level and waits for a lot: appraisals, and questions of a poll that was counted. */
  ties: {
    proposal: string
    title: string
    /** Those among whom the lot is drawn; of a question they go by their digits. */
    winners: { key: string; text: string }[]
    /** Of a question: which one, and whether whoever is drawn goes out of the race instead of winning it. Null: an appraisal. */
    of: { poll: string; question: string; text: string; goesOut: boolean } | null
  }[]
  /** The last year whose days of rest are known. */
  lastYear: number
}
