import type { AffectedView, VisitView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import type { ProposalWords } from '../proposal.ts'

/** The affected households: heard before the council votes, served the plan. The public sees the building at most. */
export function affected(
  list: readonly AffectedView[],
  words: ProposalWords,
  lang: string,
): TemplateResult | typeof nothing {
  if (!list.length) return nothing
  return html`<section class="part" part="affected">
    <h3>${words.affected}</h3>
    <ul class="plain doors">
      ${list.map(
        ({ label, why, heardAt, servedAt }) =>
          html`<li>
            <b>${label}</b> ${why}
            <span class="small ${heardAt ? 'done' : 'official'}"
              >${heardAt ? `✓ ${words.heard(formatDay(heardAt, lang))}` : words.notHeard}${
                servedAt ? ` · ${words.served(formatDay(servedAt, lang))}` : ''
              }</span
            >
          </li>`,
      )}
    </ul>
  </section>`
}

/** The visits, for staff. */
export function visits(
  list: readonly VisitView[] | null,
  words: ProposalWords,
  lang: string,
): TemplateResult | typeof nothing {
  if (!list) return nothing
  return html`<section class="part" part="visits">
    <h3>${words.visits}</h3>
    ${
      list.length
        ? html`<ul class="plain doors">
          ${list.map(
            ({ label, visitedAt, by, together, needs, outcome }) =>
              html`<li>
                <b>${label}</b> <span class="tag ${outcome === 'agreed' ? 'done' : ''}">${words.visitOutcome[outcome]}</span>
                <span class="small quiet">${words.visitBy(formatDay(visitedAt, lang), by, together)}</span>
                ${needs ? html`<span class="prose">${needs}</span>` : nothing}
              </li>`,
          )}
        </ul>`
        : html`<p class="quiet">${words.noVisits}</p>`
    }
  </section>`
}

export const doorsStyle = css`
  .doors li {
    padding: 8px 0;
    border-top: 1px solid var(--y-line);
  }
  .doors li:first-child {
    border: 0;
  }
  .doors .small,
  .doors .prose {
    display: block;
  }
`
