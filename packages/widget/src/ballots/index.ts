import type { QuestionForm } from '@yishi/schema/words'
import type { BallotForm } from './ballotForm.ts'

/** Every form of ballot beside yes, no and abstain, and what fetches its drawing: few ballots need it. */
export const ballotForms: Record<Exclude<QuestionForm, 'yes-no-abstain'>, () => Promise<BallotForm>> = {
  single: async () => (await import('./single.ts')).single,
  approval: async () => (await import('./approval.ts')).approval,
  score: async () => (await import('./score.ts')).score,
  ranked: async () => (await import('./ranked.ts')).ranked,
}
