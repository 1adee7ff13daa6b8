import { html, nothing, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { SignInWords } from '../sign-in.ts'
import type { Entrance } from './entrance.ts'

/** What every screen is drawn with. */
export interface Drawn {
  words: SignInWords
  /** Whom to call. */
  number: string
}

/** A screen of the way in: its heading takes the focus when one comes to it. */
export interface Screen {
  title: string
  body: unknown
  /** The one thing to do here. */
  label: string
  send(): void
  /** Further ways. */
  more?: unknown
}

/** A form with one thing to do, what went wrong with it, and the way back. */
export function screen(at: Entrance, { words, number }: Drawn, it: Screen): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault()
    it.send()
  }
  return html`<form novalidate @submit=${send}>
    <h2 id="step" tabindex="-1">${it.title}</h2>
    ${it.body} ${at.said ? html`<p class="refusal" role="alert">${at.said}</p>` : nothing}
    ${at.call && number ? html`<p class="help">${words.callFor}<b>${telephone(number)}</b></p>` : nothing}
    <div class="row">
      <button class="primary" ?disabled=${at.busy}>${at.busy ? words.checking : it.label}</button>
      <button type="button" @click=${() => at.turn('ways')}>${words.otherWay}</button>
    </div>
    ${it.more ?? nothing}
  </form>`
}
