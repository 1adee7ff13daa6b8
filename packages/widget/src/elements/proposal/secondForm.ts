import { html, type TemplateResult } from 'lit'
import { householdChoice } from '../../parts/householdChoice.ts'
import type { MatterForm } from './matterForm.ts'

/** 附议, for somebody who belongs to several households. */
export function secondForm({
  words,
  draft,
  households,
  error,
  refusal,
  busy,
  send,
  leave,
}: MatterForm): TemplateResult {
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="form" tabindex="-1">${words.second}</h3>
    ${householdChoice(households, draft, { legend: words.household, error: error('household') })} ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : words.second}</button>
      <button type="button" @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
