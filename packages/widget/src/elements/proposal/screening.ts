import type { ProposalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import type { ProposalWords } from '../proposal.ts'

/** What the clerk found out: whose it is, where the money comes from, and on which process it goes. */
export function screening(
  { screening: facts, processTitle, processBasis }: ProposalView,
  words: ProposalWords,
  { lang, server }: { lang: string; server: string },
): TemplateResult {
  const tongue = lang.startsWith('zh') ? 'zh' : 'en'
  const line = (name: string, value: unknown) =>
    value
      ? html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing
  return html`<section class="part" part="screening">
    <h3>${words.screening}</h3>
    ${
      facts
        ? html`<p>${words.decision[facts.decision] ?? facts.decision}</p>
          <dl class="facts">
            ${line(words.ownership, facts.ownership)} ${line(words.money, facts.money)}
            ${line(words.consent, facts.consent && html`<a href=${server + facts.consent.url}>${facts.consent.name || facts.consent.alt}</a>`)}
            ${line(words.partyStudy, facts.partyStudy)}
          </dl>`
        : nothing
    }
    <p class="small quiet">${words.processBasis(processTitle[tongue], processBasis[tongue])}</p>
  </section>`
}
