import type { BoardItem } from './notice.ts'
import type { ProposalItem } from './proposal.ts'
import type { Grant } from './role.ts'
import type { Iso, Page } from './view.ts'

/** Who is signed in. */
export interface MeView {
  person: string
  /** In full: it is oneself. */
  name: string
  grants: Grant[]
  households: { household: string; zone: string; label: string; state: 'active' | 'contested' }[]
  /** Who else belongs to one of these households. */
  others: HouseholdOther[]
  /** Until when a binding ballot needs no further proof. */
  freshUntil: Iso | null
  zone: { id: string; name: string; telephone: string }
}

/** A row that is kept of somebody, as it can be written into a file. */
export type Held = Record<string, unknown>

/** All that is kept of whoever asks, by the table in which it lies. */
export interface MyDataView {
  person: string
  at: Iso
  held: Record<string, Held[]>
}

/** Another one of a household, as its people see them. */
export interface HouseholdOther {
  household: string
  person: string
  /** 张*: those who live together know who that is. */
  name: string
  since: Iso
  state: 'active' | 'contested'
  /** Whether I can doubt that they live there: only of those who came after me. */
  mayContest: boolean
}

/** What somebody can be waited for: their seconding, opinion, vote, acceptance, rating, or work. */
export const waitingFor = ['second', 'opine', 'vote', 'accept', 'rate', 'task'] as const
export type WaitingFor = (typeof waitingFor)[number]

/** Something that waits for me. */
export interface Waiting {
  what: WaitingFor
  proposal: string
  /** The matter's zone: its acts are done there. */
  zone: string
  /** The matter's title; a poll's own where it is one. */
  title: string
  /** The task's own title where it is one. */
  task: string | null
  /** The poll where it is a vote. */
  poll: string | null
  /** Last instant for it; null where it has none. */
  until: Iso | null
  /** It is past its time and still waits: a task. */
  overdue: boolean
}

/** Two ballots of one elector of mine came: which of them counts. */
export interface BallotTold {
  poll: string
  zone: string
  title: string
  /** The elector's door: one's own, in full. */
  label: string
  counts: { channel: 'online' | 'paper'; castAt: Iso; byProxy: boolean }
  other: { channel: 'online' | 'paper'; castAt: Iso; byProxy: boolean }
}

/** 我的: my matters, what I follow, what waits for my voice. */
export interface MineView {
  waiting: Waiting[]
  /** Ballots that took the place of others in polls that are not counted yet. */
  ballots: BallotTold[]
  proposals: ProposalItem[]
  follows: ProposalItem[]
  notices: BoardItem[]
}

/**
 * What can wait on a desk. `reread`, `recount`, `correct-official` and `renew-notice` follow on an objection to a preliminary result that
 * was upheld, in this order.
 */
export const deskWorks = [
  'screen',
  'draft-plan',
  'record-study',
  'call-session',
  'sign-off',
  'publish-notice',
  'renew-notice',
  'post-notice',
  'meet-objector',
  'answer-objection',
  'announce-poll',
  'enter-paper',
  'confirm-paper',
  'draw-lot',
  'reread',
  'recount',
  'correct-official',
  'add-task',
  'task',
  'task-overdue',
  'publish-outcome',
  'visit',
  'minutes',
] as const
export type DeskWork = (typeof deskWorks)[number]

/** One piece of work on a desk. */
export interface DeskItem {
  work: DeskWork
  proposal: string | null
  notice: string | null
  /** The matter or the notice; empty where there is neither. */
  title: string
  /** Which task of the matter, where it is about one. */
  task: string | null
  since: Iso
  dueAt: Iso | null
  overdue: boolean
  /** A figure that goes with it: how many objections, sheets, households. */
  count: number | null
}

/** 工作台: what waits for me and what is overdue. */
export interface DeskView extends Page<DeskItem> {
  overdue: number
  roles: string[]
}

/** A household of the register, for grid workers and clerks. */
export interface HouseholdItem {
  household: string
  zone: string
  label: string
  building: string
  contactName: string | null
  phone: string | null
  vacant: boolean
  members: number
}
