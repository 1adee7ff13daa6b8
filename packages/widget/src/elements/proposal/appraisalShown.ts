import type { AppraisalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { ProposalWords } from '../proposal.ts'

/** How the appraisal stands: who is up, how many households have scored, and the sums once it was counted. */
export function appraisalShown(
  { candidates, raters, needed, winners, lot }: AppraisalView,
  words: ProposalWords,
): TemplateResult {
  const first = lot ?? (winners.length === 1 ? winners[0] : undefined)
  return html`<section class="part" part="appraisal">
    <h3>${words.appraisal}</h3>
    <p class="small quiet">${words.raters(raters, needed)}</p>
    <ol class="plain">
      ${candidates.map(
        ({ key, text, total }) =>
          html`<li>
            ${text} ${total === null ? nothing : html`<b>${words.points(total)}</b>`}
            ${key === first ? html`<span class="tag done">${lot ? words.drawn : words.chosen}</span>` : nothing}
          </li>`,
      )}
    </ol>
    ${winners.length > 1 && !lot ? html`<p class="official">${words.levelLot}</p>` : nothing}
  </section>`
}
