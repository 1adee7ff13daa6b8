import { html, nothing, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { Entrance } from './entrance.ts'
import { pinField, plainField } from './fields.ts'
import { nextIn } from './nextIn.ts'
import { type Drawn, screen } from './screen.ts'
import { again, claim, claimAs } from './sending.ts'

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
      send: () => goOn(again(at)),
    })}`
  }
  return html`${head}
    ${screen(at, drawn, {
      title: look.label,
      body: html`<p>${look.for === 'household' ? words.isItYou : words.isElector}</p>
        ${look.members ? html`<p class="official">${words.members(look.members)}</p>` : nothing}`,
      label: signedIn ? words.claimMore : words.claimBare,
      send: () => goOn(claimAs(at)),
    })}
    ${signedIn ? nothing : withPin(at, drawn)}`
}

/** For who will want to come in without the letter. A form of its own, since a key that ends a line must not leave out what was typed. */
function withPin(at: Entrance, { words }: Drawn): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault()
    void goOn(claim(at))
  }
  return html`<details class="part">
    <summary>${words.withPin}</summary>
    <p class="small quiet">${words.withPinHow}</p>
    <form novalidate @submit=${send}>
      ${plainField(at, 'name', { label: words.name, hint: words.nameHint, autocomplete: 'name' })}
      ${pinField(at, 'pin', { label: words.newPin, hint: words.newPinHint, fresh: true })}
      ${pinField(at, 'pinAgain', { label: words.newPinAgain, fresh: true })}
      <div class="row"><button ?disabled=${at.busy}>${words.claim}</button></div>
    </form>
  </details>`
}

/** Once somebody is in, to where the letter leads, if it leads further. */
async function goOn(came: Promise<boolean>): Promise<void> {
  if (!(await came)) return
  const next = nextIn(location)
  if (next) location.assign(next)
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
