import type { QuestionView } from '@yishi/schema/words'
import type { BallotForm } from './ballotForm.ts'
import { yesNoAbstain } from './yes-no-abstain.ts'

/**
 * Every form of ballot there is, and how it is drawn. Null: the form is known and cannot be drawn yet; the poll says so
 * and names the other ways to vote.
 */
export const ballotForms: Record<QuestionView['form'], BallotForm | null> = {
  'yes-no-abstain': yesNoAbstain,
  single: null,
  approval: null,
  score: null,
  ranked: null,
}
