import type { PollView } from '@yishi/schema/words'
import { period } from './head.ts'
import type { Drawn } from './pollWords.ts'

/** What one pastes into a group while there is no result: title, period, link. Advisory polls say so here, too. */
export function shareText(view: PollView, drawn: Drawn, link: string): string {
  const { words } = drawn
  const { title, force } = view
  const when = period(view, drawn)
  return words.shareText(
    title,
    force === 'advisory' ? [when, words.forcePlain.advisory].join(words.comma) : when,
    link,
  )
}
