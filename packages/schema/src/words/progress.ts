import type { AttachmentView, Iso } from './view.ts'

/** A task of the work. */
export interface TaskView {
  id: string
  title: string
  owner: string
  dueAt: Iso
  doneAt: Iso | null
  overdue: boolean
  note: string
  mine: boolean
}

/** The work on a matter, from tasks to rating. */
export interface ProgressView {
  proposal: string
  title: string
  stage: string | null
  round: number
  /** Of this round. */
  tasks: TaskView[]
  before: { takenOn: Iso; photos: AttachmentView[] }[]
  after: { takenOn: Iso; photos: AttachmentView[] }[]
  acceptances: {
    side: 'proposer' | 'council'
    verdict: 'accepted' | 'refused'
    reason: string
    at: Iso
    round: number
  }[]
  acceptBy: Iso | null
  /** Of the last round that was rated. Mean with two places, cut off, not rounded; it and the stars from five households on. */
  ratings: { households: number; mean: string | null; stars: [number, number, number, number, number] | null }
  rateBy: Iso | null
  outcomeNotice: string | null
  reopened: number
  raisedTo: string | null
  mine: { may: string[]; rating: number | null; side: 'proposer' | 'council' | null } | null
}
