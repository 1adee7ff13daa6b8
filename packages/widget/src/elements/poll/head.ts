import type { PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatEnd, formatInstant } from '../../format/date.ts'
import { daysLeft } from '../../format/daysLeft.ts'
import type { Drawn } from './pollWords.ts'

/** What the poll is: its force, title, period. Advisory polls say in every state that they bind nobody. */
export function head(view: PollView, drawn: Drawn): TemplateResult {
  const { words, lang } = drawn
  const { force, processBasis } = view
  return html`<p class="tags">
      <span class="tag ${force === 'advisory' ? 'official' : ''}">${words.forceMark[force]}</span>
    </p>
    <h2 id="title">${view.title}</h2>
    <p class="quiet small">${period(view, drawn)}<br />${processBasis[lang.startsWith('en') ? 'en' : 'zh']}</p>
    ${view.extensions.map(({ before, reason }) => html`<p class="small official">${words.extended(formatEnd(before, lang), reason)}</p>`)}
    ${force === 'advisory' ? html`<p class="small official">${words.forcePlain.advisory}</p>` : nothing}`
}

/** 4月28日24:00截止，还剩6天，线上与纸质同时进行 */
export function period({ state, opensAt, closesAt, now, paper }: PollView, { words, lang }: Drawn): string {
  const ways = paper ? words.bothWays : words.onlineOnly
  switch (state) {
    case 'announced':
      return [
        words.startsAt(formatInstant(opensAt, lang)),
        words.runsUntil(formatEnd(closesAt, lang), null),
        ways,
      ].join(words.comma)
    case 'open':
      return [words.runsUntil(formatEnd(closesAt, lang), daysLeft(closesAt, now)), ways].join(words.comma)
    case 'counting':
    case 'counted':
      return words.closedAt(formatEnd(closesAt, lang))
  }
}
