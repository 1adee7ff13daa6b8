import type { ResultView } from './poll.ts'
import type { PollForce } from './process.ts'
import type { RollItem } from './roll.ts'
import type { AttachmentView, ExtensionView, Iso, Page } from './view.ts'

/** What a notice can be about. */
export const noticeKinds = [
  'plan',
  'roll',
  'call',
  'decision',
  'preliminary',
  'result',
  'outcome',
  'funds',
  'other',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * What an objection to a preliminary result leads to when it is upheld: the votes are counted again (`recount`), or the figures stand and
 * the notice says something otherwise (`wording`).
 */
export const objectionEffects = ['recount', 'wording'] as const
export type ObjectionEffect = (typeof objectionEffects)[number]

/** A line of the notice board. */
export interface BoardItem {
  id: string
  zone: string
  kind: NoticeKind
  title: string
  /** 〔2026〕第3号 */
  year: number
  number: number
  opensAt: Iso
  closesAt: Iso
  /** Whole days left, counting today; 0 once the period is over. Days until it begins are negative. */
  daysLeft: number
  state: 'coming' | 'running' | 'over' | 'done' | 'replaced' | 'withdrawn'
  proposal: string | null
  /** The force of the vote whose result it tells; null where it tells none. */
  force: PollForce | null
  /** It corrects: the result that it tells, or a slip in its own words. */
  correction: string | null
  /** Where it can be read on the server, relative. */
  href: string
}

/** The board of one or several zones: what hangs now, and how many hung before. */
export interface BoardView extends Page<BoardItem> {
  zones: { id: string; name: string }[]
  current: number
  past: number
  now: Iso
}

/** Proof that a notice hung somewhere. */
export interface PostingView {
  id: string
  place: string
  postedAt: Iso
  photo: AttachmentView | null
  takenDownAt: Iso | null
}

/** An objection as the public sees it: 异议人1, the words only with consent. */
export interface ObjectionView {
  id: string
  number: number
  raisedAt: Iso
  dueAt: Iso
  channel: 'online' | 'written' | 'telephone' | 'in-person'
  words: string | null
  metAt: Iso | null
  /** The objector did not want to be met. */
  metDeclined: boolean
  reply: string | null
  repliedAt: Iso | null
  outcome: 'upheld' | 'dismissed' | 'withdrawn' | null
  /** Of one that was upheld against a result. */
  effect: ObjectionEffect | null
  reviewAskedAt: Iso | null
  /** It is mine, or the reader is staff who may read it whole. */
  mine: boolean
  full: { household: string; householdLabel: string; body: string; metNote: string | null } | null
}

/** A notice whole. */
export interface NoticeView {
  id: string
  zone: string
  zoneName: string
  proposal: string | null
  planVersion: number | null
  kind: NoticeKind
  year: number
  number: number
  title: string
  addressee: string
  basis: string
  body: string
  opensAt: Iso
  closesAt: Iso
  days: number
  daysLeft: number
  state: BoardItem['state']
  contact: { person: string; telephone: string; place: string; hours: string }
  issuer: string
  issuedAt: Iso
  attachments: AttachmentView[]
  correction: string | null
  /** Each time that the period was made longer, the first one first. */
  extensions: ExtensionView[]
  /** The notice that this one takes the place of, and the one that took its place. */
  replaces: { id: string; year: number; number: number } | null
  replacedBy: { id: string; year: number; number: number } | null
  /** roll, call: the roll's totals, and its root once it is frozen. */
  roll: RollItem | null
  /** preliminary, result: what the vote came to, with its force. */
  result: ResultView | null
  postings: PostingView[]
  objections: ObjectionView[]
  /** May somebody object now (the period runs, the notice is about something to object to)? */
  open: boolean
  /** The last checkpoint of the log when it was read, as printed on paper; null before the first. */
  checkpoint: { size: number; root: string } | null
}
