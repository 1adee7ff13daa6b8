import type { QuestionResult, QuestionView, SheetView } from './poll.ts'
import type { Iso } from './view.ts'

/** A result that was corrected after it had hung: when, why, and what it had been before. */
export interface CorrectionView {
  number: number
  at: Iso
  reason: string
  /** The objectors to whom it goes back: 异议人1. */
  objectors: number[]
  /** How many sheets were read otherwise than before. */
  sheets: number
  /** What stood before. */
  before: QuestionResult[]
}

/** A sheet that is read again. */
export interface RereadingView {
  id: string
  sheet: string
  /** The objection that it is read again for. */
  objection: string
  label: string
  /** `read`: by one person. `differs`: two read it differently. `settled`: it counts as read again from the recount on. */
  state: 'read' | 'differs' | 'settled'
  readBy: string
  /** The reader read it first: somebody else reads it now. */
  readByMe: boolean
  /** Read otherwise than when it was counted. */
  changed: boolean
}

/** What an upheld objection to a preliminary result asks of the staff. */
export interface RecountView {
  poll: string
  proposal: string
  title: string
  questions: QuestionView[]
  objections: {
    id: string
    number: number
    body: string
    reply: string
    /** The reader answered it: somebody else counts again. */
    answeredByMe: boolean
  }[]
  /** The figures are the official platform's: its corrected document is recorded, no sheet is read. */
  official: boolean
  rereadings: RereadingView[]
  /** Since the last result was counted again, for an objection to what hangs now. */
  recounted: boolean
  sheets: Pick<SheetView, 'id' | 'label' | 'photo'>[]
}
