import type { ResultView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import type { NoticeWords } from '../notice.ts'

/** Under a notice that tells a result: the force of the vote, whether and why the result was corrected, and where it stands whole. */
export function told(
  { force, corrections, overtaken }: ResultView,
  words: NoticeWords,
  { lang, href }: { lang: string; href: string },
): TemplateResult {
  return html`<section class="part result" part="result">
    <p>
      <span class="tag ${force === 'advisory' ? 'official' : ''}">${words.forceMark[force]}</span>
      <a href=${href}>${words.seeResult}</a>
    </p>
    ${corrections.map(
      ({ at, reason }) =>
        html`<p class="small official">${words.resultCorrected(formatDay(at, lang), reason)}</p>`,
    )}
    ${overtaken ? html`<p class="official">${words.overtaken(formatDay(overtaken.at, lang), overtaken.reason)}</p>` : nothing}
  </section>`
}
