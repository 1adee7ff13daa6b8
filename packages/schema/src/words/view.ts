import type { End, Mark, StageKind } from './process.ts'

/** An instant on the wire: RFC 3339 in UTC. */
export type Iso = string

/** An area on the wire: square metres with two places, `"63.75"`. */
export type Area = string

/** A count in both measures. */
export interface Weight {
  heads: number
  area: Area
}

/** One mark of the stage track and whether the matter has passed it, stands at it, or has yet to come to it. */
export interface TrackMark {
  mark: Mark
  state: 'past' | 'now' | 'ahead'
}

/** A stage that a matter is or was in. */
export interface StageView {
  seq: number
  kind: StageKind
  opensAt: Iso
  closesAt: Iso | null
  dueAt: Iso | null
  closedAt: Iso | null
  outcome: string | null
}

/** How a matter ended; `reason` is a code, or the words that somebody gave. */
export interface EndView {
  end: End
  reason: string
  at: Iso
}

/** A period that was made longer while it ran: when, why, and until when it had run before. */
export interface ExtensionView {
  at: Iso
  reason: string
  before: Iso
}

/** A picture or paper: `url` is relative to the server. */
export interface AttachmentView {
  id: string
  url: string
  mime: string
  name: string
  alt: string
  width: number | null
  height: number | null
}

/** A list that is read in parts; `next` is what to ask for the following part, null at the end. */
export interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

/** A condition of a rule with its two numbers, as `yishi decide` answers. */
export interface ConditionView {
  kind: 'quorum' | 'approval'
  measure: 'heads' | 'area'
  part: string
  whole: string
  comparison: '>=' | '>'
  threshold: string
  met: boolean
}
