import { html, type TemplateResult } from 'lit'
import { confirmBar } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import type { MatterForm } from './matterForm.ts'

/** 撤回: the reason, which is public, and a question before it is done. */
export function withdrawForm(
  { words, draft, error, refusal, busy, send, leave }: MatterForm,
  asked: { open: boolean; agree(): void },
): TemplateResult {
  return html`<form class="part" novalidate @submit=${send}>
    <h3 id="form" tabindex="-1">${words.withdrawTitle}</h3>
    ${field({
      id: 'why',
      label: words.withdrawReason,
      value: draft.value('why'),
      error: error('why'),
      lines: 3,
      most: 500,
      required: true,
      input: draft.keep('why'),
    })}
    ${refusal}
    ${
      asked.open
        ? confirmBar({
            question: words.withdrawSure,
            yes: words.withdrawYes,
            no: words.cancel,
            busy,
            agree: asked.agree,
            leave,
          })
        : html`<div class="row">
            <button class="primary">${words.withdraw}</button>
            <button type="button" @click=${leave}>${words.cancel}</button>
          </div>`
    }
  </form>`
}
