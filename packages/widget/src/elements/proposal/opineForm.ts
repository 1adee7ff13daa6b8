import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import { field } from '../../parts/field.ts'
import { householdChoice } from '../../parts/householdChoice.ts'
import type { MatterForm } from './matterForm.ts'

const stances = ['for', 'against', 'unsure'] as const

/** 意见: for, against, or not sure; nothing is chosen for anybody, and a reason is welcome but not asked for. */
export function opineForm({
  words,
  draft,
  households,
  error,
  refusal,
  busy,
  send,
  leave,
}: MatterForm): TemplateResult {
  const missing = error('stance')
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="form" tabindex="-1">${words.opineTitle}</h3>
    ${householdChoice(households, draft, { legend: words.household, error: error('household') })}
    ${choices({
      name: 'stance',
      legend: words.stanceQuestion,
      options: stances.map((value) => ({ value, label: words.stance[value] })),
      chosen: stances.find((stance) => stance === draft.value('stance')),
      fault: missing ? 'stance-error' : undefined,
      choose: (stance) => draft.set('stance', stance),
    })}
    ${missing ? html`<p class="refusal" id="stance-error" role="alert">${missing}</p>` : nothing}
    ${field({
      id: 'reason',
      label: words.reasonLabel,
      hint: words.reasonHint,
      value: draft.value('reason'),
      error: error('reason'),
      lines: 3,
      most: 1000,
      input: draft.keep('reason'),
    })}
    ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : words.opineSend}</button>
      <button type="button" @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
