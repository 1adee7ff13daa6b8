import type { PollView } from '@yishi/schema/words'
import type { Ballots } from '../../ballots/ballots.ts'
import { period } from './head.ts'
import type { Drawn } from './pollWords.ts'
import { outcomeSentence } from './result.ts'

/** What one pastes into a group: title, period or result in a sentence, link. Advisory polls say so here, too. */
export function shareText(
  view: PollView,
  drawn: Drawn & { ballots: Pick<Ballots, 'tally'> },
  link: string,
): string {
  const { words } = drawn
  const { title, force, results } = view
  if (view.state === 'counted' && results)
    return words.shareResult(
      title,
      results.map((each) => outcomeSentence(each, view, drawn)).join(words.comma),
      link,
    )
  const when = period(view, drawn)
  return words.shareText(
    title,
    force === 'advisory' ? [when, words.forcePlain.advisory].join(words.comma) : when,
    link,
  )
}
