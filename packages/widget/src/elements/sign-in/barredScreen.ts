import { html, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { Barred } from './asking.ts'
import type { Entrance } from './entrance.ts'
import type { Drawn } from './screen.ts'

/** Nobody gets in here at present: why, what can be done about it, and by whom. */
export function barredScreen(at: Entrance, barred: Barred, drawn: Drawn & { home: string }): TemplateResult {
  return barred.why === 'locked' ? locked(at, barred, drawn) : foreign(barred, drawn)
}

function locked(
  at: Entrance,
  { minutes, telephone: its, at: where }: Extract<Barred, { why: 'locked' }>,
  { words, number }: Drawn,
): TemplateResult {
  return html`<h2 id="step" tabindex="-1">${words.lockedTitle}</h2>
    <p>${words.locked(minutes)}</p>
    <p class="call">${telephone(its || number)}</p>
    ${where ? html`<p class="quiet">${words.lockedCall(where)}</p>` : ''}
    <div class="row"><button @click=${() => at.turn('ways')}>${words.otherWay}</button></div>`
}

function foreign(
  { origin }: Extract<Barred, { why: 'foreign' }>,
  { words, number, home }: Drawn & { home: string },
): TemplateResult {
  return html`<h2 id="step" tabindex="-1">${words.foreignTitle}</h2>
    <p>${words.foreignWhat(origin)}</p>
    <h3 class="next">${words.foreignHere}</h3>
    <div class="row"><a class="button primary" href=${home}>${words.goHome}</a></div>
    <h3 class="next">${words.foreignWebmaster}</h3>
    <ol>
      ${words.foreignSteps(origin).map((step) => html`<li>${step}</li>`)}
    </ol>
    ${number ? html`<p class="help">${words.callFor}<b>${telephone(number)}</b></p>` : ''}`
}
