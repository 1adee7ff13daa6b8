import type { PollView, QuestionResult } from '@yishi/schema/words'
import type { Ballots } from '../../ballots/ballots.ts'
import type { ResultWords } from './result.ts'

/** The outcome in a sentence; of an advisory poll never without saying that it binds nobody. */
export function outcomeSentence(
  of: QuestionResult,
  { force, questions }: PollView,
  { words, ballots }: { words: ResultWords; ballots: Pick<Ballots, 'tally'> },
): string {
  const counted = ballots.tally(
    questions.find(({ key }) => key === of.key),
    of,
  )
  if (counted) return counted.say(force === 'advisory')
  if (force === 'advisory') return words.advisoryOutcome[of.outcome]
  const missed = of.conditions.filter(({ met }) => !met).length
  switch (of.outcome) {
    case 'passed':
      return words.outcomePlain.passed(of.conditions.length)
    case 'failed':
      return words.outcomePlain.failed(missed)
    case 'inquorate':
      return words.outcomePlain.inquorate
    case 'tied':
      return words.outcomePlain.tied
  }
}
