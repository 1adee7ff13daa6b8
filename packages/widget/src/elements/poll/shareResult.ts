import type { PollView } from '@yishi/schema/words'
import type { Ballots } from '../../ballots/ballots.ts'
import { outcomeSentence } from './outcomeSentence.ts'
import type { ResultWords } from './result.ts'

/** What one pastes into a group once there is a result: it in a sentence, and the link. Advisory polls say so here, too. */
export function shareResult(
  view: PollView,
  drawn: { words: ResultWords; ballots: Pick<Ballots, 'tally'> },
  link: string,
): string {
  const { words } = drawn
  const outcomes = (view.results ?? []).map((each) => outcomeSentence(each, view, drawn))
  return words.shareResult(view.title, outcomes.join(words.comma), link)
}
