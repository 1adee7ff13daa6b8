import type { CorrectionView } from './correction.ts'
import type { MethodKey, QuestionForm } from './method.ts'
import type { PollForce } from './process.ts'
import type { Area, ConditionView, ExtensionView, Iso, Page, Weight } from './view.ts'

/** A question of a ballot. */
export interface QuestionView {
  key: string
  /** The same sentence as in notice and result. */
  text: string
  /** What it is answered on; it follows from the method. */
  form: QuestionForm
  /** How it is counted; null for yes, no and abstain. */
  method: MethodKey | null
  /** What can be chosen, called by its place from 1 on. None for yes, no and abstain. */
  options: string[]
  /** The rule's key and its words, as far as they are known; null for a rule of the community's own. */
  rule: string | null
}

/** What a question came to; `tied` until a lot is recorded. */
export type QuestionOutcome = 'passed' | 'failed' | 'inquorate' | 'tied'

/** 抽签: how a tie was settled, in public. By elimination (`irv`) the one who was drawn goes out; by any other method they win. */
export interface LotView {
  /** The digit of the option that was drawn. */
  winner: string
  /** The digits of those that were level. */
  among: string[]
  drawnAt: Iso
  place: string
  how: string
  witnesses: number
}

/** What a method made of the ballots. Options go by their digits; figures are heads, and points where options are scored. */
export interface TallyView {
  /** A tie that was settled by lot is decided. */
  outcome: 'decided' | 'tie'
  /** One, or those that are level; none where some are level for last and one of them has to go out. */
  winners: string[]
  /** single, approval, score: of each option. */
  totals: Record<string, number> | null
  /** schulze: groups, best first. */
  ranking: string[][] | null
  /** irv: who was still in, with how many ballots. */
  rounds: Record<string, number>[] | null
  /** irv: those level for last, while a lot is to be drawn among them. */
  tied: string[] | null
  /** In the order in which they were drawn. */
  lots: LotView[]
}

/** A question's result: every number and every condition. */
export interface QuestionResult {
  key: string
  outcome: QuestionOutcome
  /**
   * Of a method question: `for` holds the winner, `against` does not. Scores and rankings, and all valid ballots while
   * nobody has won, stand under `for`: they took part, and no more than the quorum is judged.
   */
  votes: Record<'for' | 'against' | 'abstain' | 'invalid', Weight>
  silent: Weight
  conditions: ConditionView[]
  /** The count without the silent, where silence counts. */
  strict: { outcome: QuestionOutcome; conditions: ConditionView[] } | null
  /** Null for yes, no and abstain. */
  tally: TallyView | null
}

/** What a mandate can say of a question that asks for yes or no: how the holder has to vote, or that they are free. */
export const mandated = ['free', 'for', 'against', 'abstain'] as const
export type Mandated = (typeof mandated)[number]

/** How papers can be served. A notice board serves nobody by name: it never proves that an elector was warned. */
export const serviceWays = ['in-person', 'post', 'message', 'posted-at-door', 'board'] as const
export type ServiceWay = (typeof serviceWays)[number]

/** 委托, for the one who gave it, the one who holds it and the clerk. */
export interface ProxyView {
  id: string
  elector: string
  /** The principal's door. */
  label: string
  /** Who votes: in full for the principal and the clerk, `null` for the holder, who it is. */
  holder: string | null
  /** Which person that is, for the clerk alone: two people may have one name. */
  holderId: string | null
  /** By question: `free`, or the choice word that the holder is bound to. One that is not named is not mandated. */
  items: Record<string, string>
  grantedAt: Iso
  /** Online by the principal, or on paper by way of a clerk; then the signed paper. */
  by: 'principal' | 'clerk'
  document: string | null
  endedAt: Iso | null
  ended: 'revoked' | 'voted' | null
  /** The holder has voted under it, and that ballot counts. */
  counts: boolean
}

/** A result that an official platform counted, with its document. */
export interface OfficialView {
  platform: string
  /** The attachment's id. */
  document: string
  decidedAt: Iso
}

/** Ballots by the way they came: `proxy` are those of the first two that a proxy gave. */
export interface ChannelsView {
  online: number
  paper: number
  replaced: number
  proxy: number
}

/** A result beside which its force stands, wherever it shows. */
export interface ResultView {
  poll: string
  force: PollForce
  nonResponse: 'absent' | 'deemed-abstain' | 'deemed-majority'
  questions: QuestionView[]
  results: QuestionResult[]
  channels: ChannelsView
  official: OfficialView | null
  /** Each time that it was corrected, the first one first. */
  corrections: CorrectionView[]
  /** It was corrected after it had been told here: these figures do not stand any more. */
  overtaken: { at: Iso; reason: string } | null
}

/** An elector for whom the reader may vote. */
export interface MyElector {
  elector: string
  /** 5号楼2单元301; their own, so in full. */
  label: string
  heads: number
  area: Area
  /** The mandate by which the reader votes for somebody else; null for their own. */
  held: ProxyView | null
  /** The mandate that stands and by which somebody else may vote for this elector of theirs. */
  given: ProxyView | null
  /** What counts now for this elector, and how it came; null before any ballot. */
  ballot: {
    id: string
    /** By question, in choice words. */
    choices: Record<string, string>
    castAt: Iso
    channel: 'online' | 'paper'
    /** K7QM-4XWD-2P */
    receipt: string
    /** Index in the public log, once it has one. */
    index: number | null
    /** An earlier ballot of this elector that the present one took the place of. */
    replaced: { channel: 'online' | 'paper'; castAt: Iso; byProxy: boolean } | null
    /** A proxy gave it. */
    byProxy: boolean
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
  /** What the assembly's rules say of silence, by name and paper; null where it means nothing. */
  clause: { text: string; document: string } | null
  /** For how many others one person may vote at most; 0: nobody may. */
  proxies: number
  questions: QuestionView[]
  announcedAt: Iso
  opensAt: Iso
  closesAt: Iso
  /** Each time that voting was made longer, the first one first. */
  extensions: ExtensionView[]
  state: 'announced' | 'open' | 'counting' | 'counted'
  now: Iso
  paper: boolean
  measures: ('heads' | 'area')[]
  roll: { electors: number; heads: number; area: Area; root: string }
  /** Turnout only while it runs: who took part, not how. Quorum conditions with their present numbers. */
  turnout: { participating: Weight; conditions: ConditionView[]; online: number; paper: number }
  results: QuestionResult[] | null
  channels: ChannelsView | null
  official: OfficialView | null
  /** Each time that the result was corrected, the first one first. */
  corrections: CorrectionView[]
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
  /** A proxy filled it in. */
  byProxy: boolean
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
  other: { channel: 'online' | 'paper'; castAt: Iso; counts: boolean; byProxy: boolean } | null
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
    /** Sheets that keep it from being declared entered, by their doors. */
    missing: { sheet: string; label: string; lacks: 'entry' | 'decision' }[]
  }[]
  sheets: SheetView[]
  totals: { returned: Weight; unreturned: Weight; served: number; unreached: number }
  unreturned: { elector: string; label: string; served: boolean }[]
}

/** 送达登记: an elector with every proof that the papers reached them. */
export interface ServedView {
  elector: string
  label: string
  building: string
  /** A ballot or sheet of theirs has come. */
  returned: boolean
  services: { how: ServiceWay; at: Iso; by: string; warned: boolean; receipt: string | null }[]
}

/** Whom the papers reached, and whom not yet. */
export interface ServiceView extends Page<ServedView> {
  poll: string
  title: string
  nonResponse: PollView['nonResponse']
  /** `warned`: those whose silence the rules may count. */
  totals: { electors: number; served: number; warned: number; unreached: number }
}
