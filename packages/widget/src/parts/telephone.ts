import { html, nothing, type TemplateResult } from 'lit'

/** Whom to call, as a link that dials; nothing where there is no number. */
export function telephone(number: string): TemplateResult | typeof nothing {
  if (!number) return nothing
  return html`<a class="tel" href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`
}
