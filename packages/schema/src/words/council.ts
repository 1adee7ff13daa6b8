import type { Body } from './process.ts'
import type { ConditionView, Iso, Page } from './view.ts'

/** A councillor at a session; under the full name, having consented. */
export interface MemberView {
  person: string
  name: string
  present: boolean
  arrivedAt: Iso | null
}

/** Somebody on the list of a motion's speakers; of those who are not members, as the clerk wrote it. */
export interface SpeechView {
  id: string
  person: string | null
  name: string
  /** Waiting in the order in which they asked; at most one of a session has the floor. */
  state: 'waiting' | 'speaking' | 'done'
  startedAt: Iso | null
  endedAt: Iso | null
}

/** A motion on the agenda. */
export interface MotionView {
  id: string
  item: number
  proposal: string
  proposalTitle: string
  text: string
  planVersion: number | null
  state: 'waiting' | 'open' | 'closed'
  putAt: Iso | null
  closedAt: Iso | null
  recused: { person: string; name: string; reason: string }[]
  /** Who spoke in their order, who has the floor, and who waits for it and is in the room. */
  speeches: SpeechView[]
  /** By name, in public; while it is open, too. */
  votes: { person: string; name: string; choice: 'for' | 'against' | 'abstain' }[]
  result: {
    outcome: 'passed' | 'failed' | 'inquorate'
    members: number
    recused: number
    present: number
    for: number
    against: number
    abstain: number
    conditions: ConditionView[]
  } | null
  signOffs: { party: 'community' | 'council' | 'property'; stance: 'signed' | 'silent' | 'absent'; at: Iso }[]
  /** Base and presence for this motion: members without the recused, and those of them in the room. */
  base: number
  present: number
  quorate: boolean
  /** What the rule asks of attendance, with the present numbers; absent where it asks for nothing. */
  quorum?: ConditionView
}

/** A meeting that was called and then moved or called off: when, why, and for when and where it had been called. */
export interface SessionChange {
  kind: 'moved' | 'cancelled'
  at: Iso
  reason: string
  startsAt: Iso
  place: string
}

/** A session in a list. */
export interface SessionItem {
  id: string
  number: number
  /** Who meets: the council, or a body with a roll. */
  body: Body
  startsAt: Iso
  place: string
  state: 'called' | 'open' | 'closed' | 'cancelled'
  /** Each time that it was moved or called off. */
  changes: SessionChange[]
  titles: string[]
  minutes: boolean
}

/** A session whole. */
export interface SessionView extends SessionItem {
  zone: string
  zoneName: string
  openedAt: Iso | null
  closedAt: Iso | null
  /** The council's members by name. Of a body with a roll, staff alone sees who they are. */
  members: MemberView[]
  /** How many members were called, and how many are in the room. */
  due: number
  here: number
  motions: MotionView[]
  minutesText: string | null
  minutesAt: Iso | null
  /** Corrections 更正 of the minutes, in their order; what was published stays as it is. */
  corrections: { text: string; at: Iso }[]
  checkpoint: { size: number; root: string } | null
  /** Acts that the reader could do here now; who they are among the members. */
  mine: { may: string[]; person: string } | null
}

/** The council of a zone. */
export interface CouncilView extends Page<SessionItem> {
  /** The session that is open or called next, whole. */
  current: SessionView | null
  members: { person: string; name: string }[]
  /** Matters in stage deliberate without a motion on a session to come. */
  waiting: { proposal: string; title: string; planVersion: number | null }[]
  /** Acts that the reader could do for the council as a whole: callSession. Null for a visitor. */
  mine?: { may: string[] } | null
  /** For a clerk: matters whose process has a meeting to be called, and the rolls that its members can stand on. */
  meetings: {
    matters: { proposal: string; title: string; body: Body; days: number; notBefore: Iso | null }[]
    rolls: { id: string; name: string; kind: string; heads: number }[]
  } | null
}
