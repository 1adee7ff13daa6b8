import type { PollView } from '@yishi/schema/words'
import type { Drawn } from './page.ts'
import { outcomeOf } from './tally.ts'

/** What a card in a messenger says of a counted poll: every outcome with its winner, the force, and that it was corrected. Null before the count. */
export function resultSummary(
  { results, questions, force, corrections }: PollView,
  { words }: Pick<Drawn, 'words'>,
): string | null {
  if (results === null) return null
  const outcomes = results.map((one) =>
    outcomeOf(
      one,
      questions.find(({ key }) => key === one.key),
      words,
    ),
  )
  return [
    outcomes.join(' · '),
    words.force[force],
    ...(corrections.length > 0 ? [words.corrected] : []),
  ].join('. ')
}
