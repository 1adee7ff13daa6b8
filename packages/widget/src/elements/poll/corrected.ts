import type { PollView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import type { DrawnResult } from './result.ts'

/** That the result was corrected: when, why, and for whom. The figures stand under the result. */
export function corrected({ corrections }: PollView, { words, lang }: DrawnResult): TemplateResult[] {
  return corrections.map(
    ({ at, reason, objectors, sheets }) => html`<section class="corrected">
      <p><span class="tag official">${words.corrected}</span> ${formatDay(at, lang)}${words.comma}${reason}</p>
      <p class="small quiet">${words.correctedFor(objectors, sheets)}</p>
    </section>`,
  )
}
