import type { MethodKey } from './method.ts'
import type { BoardItem } from './notice.ts'
import type { Body, PollForce } from './process.ts'
import type { AttachmentView, ConditionView, EndView, Iso, Page, StageView, TrackMark } from './view.ts'

/** A matter in a list. */
export interface ProposalItem {
  id: string
  zone: string
  zoneName: string
  title: string
  /** Beginning of the text, cut at a word or a character. */
  summary: string
  /** 王*, or the role that proposed it. */
  by: string
  createdAt: Iso
  process: string
  track: TrackMark[]
  stage: StageView | null
  end: EndView | null
  photo: AttachmentView | null
  /** The force of its poll, the last one; null before one is announced. It stands wherever a vote, or what came of it, is told of. */
  pollForce: PollForce | null
}

/** The list, and how many there are in each state. */
export interface ProposalsView extends Page<ProposalItem> {
  counts: { open: number; done: number; ended: number }
}

/** How the opinions stand, by household; a household whose members differ is `split`. Groups under 5 are not broken down by grid. */
export interface OpinionTally {
  households: number
  for: number
  against: number
  unsure: number
  split: number
  online: number
  door: number
}

/** An opinion as the public sees it: the building at most. */
export interface OpinionView {
  id: string
  stance: 'for' | 'against' | 'unsure'
  reason: string
  channel: 'online' | 'door'
  at: Iso
  building: string
}

/** A version of the plan. */
export interface PlanView {
  version: number
  body: string
  sentence: string
  scope: string
  place: string
  /** In fen. */
  cost: number
  money: string
  explanation: string
  photos: AttachmentView[]
  change: 'first' | 'substance' | 'correction'
  at: Iso
  frozenAt: Iso | null
}

/** A line of the record: what happened, as codes and figures; the face has the words. */
export interface RecordLine {
  at: Iso
  act: string
  /** Index in the public log, once it has one. */
  index: number | null
  open: Record<string, unknown>
}

/** An affected household, as far as the reader may see. */
export interface AffectedView {
  household: string
  /** The building for the public; the whole address for staff. */
  label: string
  why: string
  heardAt: Iso | null
  servedAt: Iso | null
}

/** A visit, for staff alone. */
export interface VisitView {
  id: string
  household: string
  label: string
  visitedAt: Iso
  by: string
  together: string
  needs: string
  outcome: 'talking' | 'agreed' | 'against' | 'not-met'
  persuading: boolean
}

/** A motion on this matter, in short: the council's, or of a meeting that was called. */
export interface MotionSummary {
  session: string
  /** Who met. */
  body: Body
  number: number
  motion: string
  text: string
  at: Iso
  outcome: 'passed' | 'failed' | 'inquorate' | null
  members: number
  recused: number
  present: number
  for: number
  against: number
  abstain: number
  conditions: ConditionView[]
}

/** 评: what is put up, how many households have scored it, and what came of it. */
export interface AppraisalView {
  candidates: { key: string; text: string; total: number | null }[]
  raters: number
  /** Households that are needed. */
  needed: number
  /** Candidates in the first place once it was counted; several wait for a lot. */
  winners: string[]
  /** The one that was drawn. */
  lot: string | null
  /** The reader's household's scores, if it gave some. */
  mine: Record<string, number> | null
}

/** One matter whole. */
export interface ProposalView extends ProposalItem {
  body: string
  place: string
  photos: AttachmentView[]
  /** Basis of the process, its title in both languages. */
  processTitle: { zh: string; en: string }
  processBasis: { zh: string; en: string }
  stages: StageView[]
  screening: {
    decision: string
    ownership: string
    money: string
    consent: AttachmentView | null
    partyStudy: string | null
  } | null
  seconds: number
  secondsNeeded: number | null
  opinions: OpinionTally
  voices: OpinionView[]
  plans: PlanView[]
  affected: AffectedView[]
  /** Null for the public. */
  visits: VisitView[] | null
  motions: MotionSummary[]
  signOffs: { party: 'community' | 'council' | 'property'; stance: 'signed' | 'silent' | 'absent'; at: Iso }[]
  notices: BoardItem[]
  poll: string | null
  /**
   * At a stage of voting, what its questions may be: counted how beside yes, no and abstain, and under which rules, the stage's own
   * first.
   */
  asks?: {
    /** The process's own; a clerk may choose a weaker one for owners, never a binding one beyond it. */
    force: PollForce
    methods: readonly MethodKey[]
    rules: { key: string; basis: { zh: string; en: string } }[]
  } | null
  /** Where the process has an appraisal and its candidates are listed. */
  appraisal?: AppraisalView | null
  /** What the reader answered to the survey. */
  answered?: string | null
  follows: { id: string; title: string } | null
  followedBy: { id: string; title: string } | null
  mergedInto: { id: string; title: string } | null
  reopened: number
  record: RecordLine[]
  /** What the reader, if signed in, has said and may do; null for a visitor. */
  mine: {
    /** Acts that this person could do now, by name. */
    may: string[]
    seconded: boolean
    opinion: { stance: 'for' | 'against' | 'unsure'; reason: string } | null
    follows: boolean
    proposer: boolean
    rating: number | null
  } | null
  /** Whom to call. */
  telephone: string
}
