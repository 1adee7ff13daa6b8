import type { PollView } from '@yishi/schema/words'
import type { Ballots } from '../../ballots/ballots.ts'
import { outcomeSentence } from './outcomeSentence.ts'
import type { ResultWords } from './result.ts'

/** What one pastes into a group once there is a result: it in a sentence with its force, that it was corrected, and the link. */
export function shareResult(
  view: PollView,
  drawn: { words: ResultWords; ballots: Pick<Ballots, 'tally'> },
  link: string,
): string {
  const { words } = drawn
  const { title, force, results, corrections } = view
  const outcomes = (results ?? []).map((each) => outcomeSentence(each, view, drawn)).join(words.comma)
  // The sentence of an advisory poll says itself that it binds nobody.
  const marks = [
    ...(force === 'advisory' ? [] : [words.forceOfResult[force]]),
    ...corrections.map(({ reason }) => words.correctedWhy(reason)),
  ]
  return words.shareResult(title, [outcomes, ...marks].join('\n'), link)
}
