import type { PollForce } from './process.ts'
import type { Area, ConditionView, Iso, Weight } from './view.ts'

/** A question of a ballot. */
export interface QuestionView {
  key: string
  /** The same sentence as in notice and result. */
  text: string
  form: 'yes-no-abstain' | 'single' | 'approval' | 'score' | 'ranked'
  options: string[]
  /** The rule's key and its words, as far as they are known; null for a rule of the community's own. */
  rule: string | null
}

/** A question's result: every number and every condition. */
export interface QuestionResult {
  key: string
  outcome: 'passed' | 'failed' | 'inquorate'
  votes: Record<'for' | 'against' | 'abstain' | 'invalid', Weight>
  silent: Weight
  conditions: ConditionView[]
  /** The count without the silent, where silence counts. */
  strict: { outcome: 'passed' | 'failed' | 'inquorate'; conditions: ConditionView[] } | null
}

/** An elector for whom the reader may vote. */
export interface MyElector {
  elector: string
  /** 5号楼2单元301; their own, so in full. */
  label: string
  heads: number
  area: Area
  /** What counts now for this elector, and how it came; null before any ballot. */
  ballot: {
    id: string
    choices: Record<string, 'for' | 'against' | 'abstain' | 'invalid'>
    castAt: Iso
    channel: 'online' | 'paper'
    /** K7QM-4XWD-2P */
    receipt: string
    /** Index in the public log, once it has one. */
    index: number | null
    /** An earlier ballot of this elector that the present one took the place of. */
    replaced: { channel: 'online' | 'paper'; castAt: Iso } | null
  } | null
}

/** A poll whole. */
export interface PollView {
  id: string
  zone: string
  zoneName: string
  proposal: string
  title: string
  process: string
  processBasis: { zh: string; en: string }
  force: PollForce
  mode: 'open' | 'confidential'
  nonResponse: 'absent' | 'deemed-abstain' | 'deemed-majority'
  questions: QuestionView[]
  announcedAt: Iso
  opensAt: Iso
  closesAt: Iso
  state: 'announced' | 'open' | 'counting' | 'counted'
  now: Iso
  paper: boolean
  measures: ('heads' | 'area')[]
  roll: { electors: number; heads: number; area: Area; root: string }
  /** Turnout only while it runs: who took part, not how. Quorum conditions with their present numbers. */
  turnout: { participating: Weight; conditions: ConditionView[]; online: number; paper: number }
  results: QuestionResult[] | null
  channels: { online: number; paper: number; replaced: number } | null
  /** Plan and explanation, as on the notice. */
  plan: { version: number; sentence: string; body: string; explanation: string } | null
  notice: string | null
  checkpoint: { size: number; root: string } | null
  /** Null for a visitor. */
  mine: { may: string[]; electors: MyElector[]; freshUntil: Iso | null } | null
  telephone: string
}

/** What a cast answers. */
export interface CastAnswer {
  ballot: string
  receipt: string
  castAt: Iso
}

/** A paper sheet, for clerks. */
export interface SheetView {
  id: string
  batch: string
  elector: string
  label: string
  handedInAt: Iso
  collectedBy: string
  photo: string | null
  state: 'handed-in' | 'entered' | 'differs' | 'confirmed'
  /** Null to whoever is to read it a second time, so that they read the paper. */
  choices: Record<string, string> | null
  enteredBy: string | null
  /** The reader entered it: somebody else has to confirm. */
  enteredByMe: boolean
  confirmedBy: string | null
  differing: Record<string, string> | null
  /** This elector also has a ballot by another channel; which of the two counts. */
  other: { channel: 'online' | 'paper'; castAt: Iso; counts: boolean } | null
}

/** The paper side of a poll, for clerks. */
export interface PaperView {
  poll: string
  title: string
  questions: QuestionView[]
  state: PollView['state']
  batches: {
    id: string
    number: number
    openedAt: Iso
    enteredAt: Iso | null
    sheets: number
    entered: number
    confirmed: number
    toConfirm: number
  }[]
  sheets: SheetView[]
  totals: { returned: Weight; unreturned: Weight; served: number; unreached: number }
  unreturned: { elector: string; label: string; served: boolean }[]
}
