import type { QuestionResult, QuestionView, Weight } from '@yishi/schema/words'
import type { TallyDrawn } from '../../ballots/withOptions.ts'
import type { PollWords } from './pollWords.ts'

/** What the rows of the votes are called; where nobody won, or places and points were given, there is no for and against. */
export function voicesOf(
  { votes: of, tally }: QuestionResult,
  question: QuestionView | undefined,
  { words: { choice }, counted }: { words: Pick<PollWords, 'choice'>; counted: TallyDrawn | null },
): [string, Weight][] {
  const rest: [string, Weight][] = [
    [choice.abstain, of.abstain],
    [choice.invalid, of.invalid],
  ]
  if (!counted || !tally) return [[choice.for, of.for], [choice.against, of.against], ...rest]
  const { votesFor } = counted.words
  const chosen =
    tally.outcome === 'decided' && (question?.method === 'single' || question?.method === 'approval')
  return chosen
    ? [[votesFor.winner, of.for], [votesFor.against, of.against], ...rest]
    : [[votesFor.valid, of.for], ...rest]
}
