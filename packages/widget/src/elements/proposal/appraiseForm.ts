import type { AppraisalView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { choices } from '../../parts/choices.ts'
import { householdChoice } from '../../parts/householdChoice.ts'
import type { MatterForm } from './matterForm.ts'

const scores = ['5', '4', '3', '2', '1', '0'] as const

/** 评: 0 to 5 for each candidate, none of them preselected. */
export function appraiseForm(of: MatterForm, { candidates }: AppraisalView): TemplateResult {
  const { words, draft, households, error, refusal, busy, send, leave } = of
  const missing = error('scores')
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="form" tabindex="-1">${words.appraiseTitle}</h3>
    <p class="small quiet">${words.appraiseHint}</p>
    ${householdChoice(households, draft, { legend: words.household, error: error('household') })}
    ${candidates.map(({ key, text }) =>
      choices({
        name: key,
        legend: text,
        options: scores.map((value) => ({ value, label: words.score(value) })),
        chosen: scores.find((score) => score === draft.value(`score ${key}`)),
        fault: missing && !draft.value(`score ${key}`) ? 'scores-error' : undefined,
        choose: (value) => draft.set(`score ${key}`, value),
      }),
    )}
    ${missing ? html`<p class="refusal" id="scores-error" role="alert">${missing}</p>` : nothing} ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : words.appraiseSend}</button>
      <button type="button" @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
