import { html, nothing, type TemplateResult } from 'lit'
import type { words as elderWords } from '../../locales/zh/pollElder.ts'

/** 长辈版: a way to ask for a visit, and the telephone, which stays in sight. */
export function help(
  number: string,
  open: boolean,
  { words, turn }: { words: typeof elderWords; turn(): void },
): TemplateResult {
  return html`<section class="help">
      <p>${words.helpVisit}</p>
      <button aria-expanded=${open} @click=${turn}>${words.helpMe}</button>
      ${open ? html`<p role="status">${words.helpMeHow}</p>` : nothing}
    </section>
    <a class="always" href=${dial(number)}><span>${words.helpCall}</span> <b>${number}</b></a>`
}

const dial = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`
