import { type Html, html } from '../html.ts'
import type { Drawn } from '../page.ts'

/** Who speaks, of which day, and the empty place for the seal; software never draws one. */
export function signed({ words, office, format }: Drawn, day: string): Html {
  return html`<div class="sign"><div class="seal" aria-hidden="true">${words.seal}</div><p>${office.issuer}<br>${format.day(day)}</p></div>`
}
