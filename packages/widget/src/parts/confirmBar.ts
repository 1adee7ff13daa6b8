import { css, html, type TemplateResult } from 'lit'

/** A question before something that hurts; it takes the place of the button that asked. */
export interface Confirm {
  question: string
  yes: string
  no: string
  /** It is on its way. */
  busy: boolean
  agree(): void
  leave(): void
}

/** The question and its two answers; give it the focus with `focusOn('.confirm button')`. */
export function confirmBar({ question, yes, no, busy, agree, leave }: Confirm): TemplateResult {
  return html`<div class="confirm" role="group" aria-label=${question}>
    <p>${question}</p>
    <div class="row">
      <button class="primary" ?disabled=${busy} @click=${agree}>${yes}</button>
      <button ?disabled=${busy} @click=${leave}>${no}</button>
    </div>
  </div>`
}

export const confirmBarStyle = css`
  .confirm {
    margin-top: 12px;
    padding: 12px 14px;
    border-inline-start: 3px solid var(--y-official);
    background: var(--y-wash);
  }
  .confirm .row {
    margin-top: 8px;
  }
`
