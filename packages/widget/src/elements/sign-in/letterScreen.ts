import { html, nothing, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { Entrance } from './entrance.ts'
import { pinField, plainField } from './fields.ts'
import { type Drawn, screen } from './screen.ts'

/** What the letter is for, and what can be done with it as it stands. */
export function letterScreen(at: Entrance, drawn: Drawn & { signedIn: boolean }): TemplateResult {
  const { words, signedIn } = drawn
  const { look } = at
  if (!look) return html``
  const head = html`<p class="small quiet lead">${words.letterFor}</p>`
  if (look.state === 'expired') return stuck(at, drawn, { title: look.label, head, why: words.expired })
  if (look.state === 'used') {
    if (!look.pin || signedIn)
      return stuck(at, drawn, { title: look.label, head, why: look.pin ? words.used : words.usedNoPin })
    return html`${head}
    ${screen(at, drawn, {
      title: look.label,
      body: html`<p>${words.used}</p>
        ${pinField(at, 'pin', { label: words.pin })}`,
      label: words.signIn,
      send: at.again,
    })}`
  }
  const plain = html`<p>${look.for === 'household' ? words.isItYou : words.isElector}</p>
    ${look.members ? html`<p class="official">${words.members(look.members)}</p>` : nothing}`
  return html`${head}
  ${screen(at, drawn, {
    title: look.label,
    body: signedIn
      ? plain
      : html`${plain} ${plainField(at, 'name', { label: words.name, hint: words.nameHint, autocomplete: 'name' })}
          ${pinField(at, 'pin', { label: words.newPin, hint: words.newPinHint, fresh: true })}
          ${pinField(at, 'pinAgain', { label: words.newPinAgain, fresh: true })}`,
    label: signedIn ? words.claimMore : words.claim,
    send: at.claim,
  })}`
}

/** A letter that opens nothing any more: why, and whom to call. */
function stuck(
  at: Entrance,
  { words, number }: Drawn,
  { title, head, why }: { title: string; head: TemplateResult; why: string },
): TemplateResult {
  return html`${head}
    <h2 id="step" tabindex="-1">${title}</h2>
    <p>${why}</p>
    ${number ? html`<p class="help">${words.callFor}<b>${telephone(number)}</b></p>` : nothing}
    <div class="row"><button @click=${() => at.turn('ways')}>${words.otherWay}</button></div>`
}
