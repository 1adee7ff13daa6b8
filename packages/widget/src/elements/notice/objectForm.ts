import type { MeView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import type { Draft } from '../../draft.ts'
import { field } from '../../parts/field.ts'
import { householdChoice } from '../../parts/householdChoice.ts'
import type { NoticeWords } from '../notice.ts'

/** The form, and what is wrong with it by field. */
export interface ObjectForm {
  words: NoticeWords
  draft: Draft
  households: MeView['households']
  errors: { body: string; household: string }
  refusal: unknown
  busy: boolean
  send(event: Event): void
  leave(): void
}

/** 提出异议: what, for which household, and whether the words may be shown; the box is never ticked for anybody. */
export function objectForm({
  words,
  draft,
  households,
  errors,
  refusal,
  busy,
  send,
  leave,
}: ObjectForm): TemplateResult {
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="object" tabindex="-1">${words.objectTitle}</h3>
    ${householdChoice(households, draft, { legend: words.household, error: errors.household })}
    ${field({
      id: 'body',
      label: words.objectBody,
      hint: words.objectHint,
      value: draft.value('body'),
      error: errors.body,
      lines: 5,
      most: 4000,
      required: true,
      input: draft.keep('body'),
    })}
    <label class="check">
      <input type="checkbox" .checked=${draft.value('consent') === 'yes'} @change=${draft.keep('consent')} />
      <span>${words.consent}<span class="hint">${words.consentHint}</span></span>
    </label>
    ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy}>${busy ? words.working : words.send}</button>
      <button type="button" @click=${leave}>${words.cancel}</button>
    </div>
  </form>`
}
