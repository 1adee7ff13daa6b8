import { html, type TemplateResult } from 'lit'
import { field } from '../../parts/field.ts'
import { householdChoice } from '../../parts/householdChoice.ts'
import type { MatterForm } from './matterForm.ts'

/** 问: what a resident would like to see done, in their own words. */
export function surveyForm(of: MatterForm): TemplateResult {
  const { words, draft, households, error, refusal, busy, send, leave } = of
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="form" tabindex="-1">${words.surveyTitle}</h3>
    ${householdChoice(households, draft, { legend: words.household, error: error('household') })}
    ${field({
      id: 'answer',
      label: words.surveyLabel,
      hint: words.surveyHint,
      value: draft.value('answer'),
      error: error('answer') || error('body'),
      lines: 4,
      most: 1000,
      required: true,
      input: draft.keep('answer'),
    })}
    ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : words.surveySend}</button>
      <button type="button" @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
