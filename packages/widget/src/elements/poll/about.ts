import type { PollView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatArea, formatCount } from '../../format/number.ts'
import type { Drawn } from './pollWords.ts'

/** The plan in plain words and in full, as on the notice. */
export function plan({ plan: of }: PollView, { words }: Drawn): TemplateResult | typeof nothing {
  if (!of) return nothing
  return html`<details>
    <summary>${words.planPlain}</summary>
    <p class="prose">${of.explanation || of.body}</p>
    ${of.explanation && of.body ? html`<h3>${words.planWhole}</h3><p class="prose">${of.body}</p>` : nothing}
  </details>`
}

/** How the vote is counted and who can see what, in words that do not need a lawyer. */
export function about(view: PollView, { words }: Drawn): TemplateResult {
  const { force, mode, nonResponse, roll, measures } = view
  const area = measures.includes('area') ? formatArea(roll.area) : null
  const lines = [
    words.forcePlain[force],
    words.modePlain[mode],
    words.silencePlain[nonResponse],
    words.rollPlain(formatCount(roll.electors), area),
  ]
  return html`<details>
    <summary>${words.aboutVote}</summary>
    <ul>
      ${lines.filter(Boolean).map((line) => html`<li>${line}</li>`)}
    </ul>
  </details>`
}
