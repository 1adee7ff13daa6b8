import { html, nothing, type TemplateResult } from 'lit'
import type { Drawn } from './pollWords.ts'

/** Whom to call, as a link that dials. */
export function telephone(number: string): TemplateResult {
  return html`<a class="tel" href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`
}

/** 长辈版: the telephone always in sight, and a way to ask for a visit. */
export function help(
  number: string,
  open: boolean,
  { words, turn }: Drawn & { turn(): void },
): TemplateResult {
  return html`<aside class="help always">
    ${words.helpCall}<br /><b>${telephone(number)}</b>
    ${open ? html`<p>${words.helpMeHow}</p>` : nothing}
    <button aria-expanded=${open} @click=${turn}>${words.helpMe}</button>
    <p class="small">${words.helpVisit}</p>
  </aside>`
}
