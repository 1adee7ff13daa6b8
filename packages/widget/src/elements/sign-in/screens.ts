import { html, nothing, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { YishiSignIn } from '../sign-in.ts'
import type { Entrance } from './entrance.ts'
import { codeField, passwordField, pinField, plainField } from './fields.ts'
import { type Drawn, screen } from './screen.ts'
import { again, lookAt, prove, staff } from './sending.ts'

/** The code of a letter. */
export function codeScreen(at: Entrance, drawn: Drawn): TemplateResult {
  const { words } = drawn
  return screen(at, drawn, {
    title: words.codeTitle,
    body: codeField(at, words),
    label: words.next,
    send: () => lookAt(at),
  })
}

/** Again by PIN: with the address, or with the letter that was used. */
export function againScreen(at: Entrance, drawn: Drawn): TemplateResult {
  const { words, number } = drawn
  const address = html`<div class="address">
    ${plainField(at, 'building', { label: words.building, hint: words.buildingHint })}
    ${plainField(at, 'unit', { label: words.unit, hint: words.unitHint })}
    ${plainField(at, 'room', { label: words.room, hint: words.roomHint })}
  </div>`
  return screen(at, drawn, {
    title: words.againTitle,
    body: html`${at.byCode ? codeField(at, words) : address} ${pinField(at, 'pin', { label: words.pin })}`,
    label: words.signIn,
    send: () => again(at),
    more: html`<button type="button" class="link" @click=${at.turnCode}>
        ${at.byCode ? words.withAddress : words.withCode}
      </button>
      ${number && !at.call ? html`<p class="small quiet">${words.forgot} ${telephone(number)}</p>` : nothing}`,
  })
}

/** Staff. */
export function staffScreen(at: Entrance, drawn: Drawn): TemplateResult {
  const { words } = drawn
  return screen(at, drawn, {
    title: words.staffTitle,
    body: html`${plainField(at, 'login', { label: words.login, autocomplete: 'username' })}
    ${passwordField(at, words)}`,
    label: words.signIn,
    send: () => staff(at),
  })
}

/** Once more who one is, before something that binds. */
export function proveScreen(host: YishiSignIn, drawn: Drawn): TemplateResult {
  const { words } = drawn
  const at = host.entrance
  return screen(at, drawn, {
    title: words.proveTitle,
    body: html`<p>${words.proveWhy}</p>
      ${at.provesByPassword ? passwordField(at, words) : pinField(at, 'pin', { label: words.pin })}`,
    label: words.prove,
    send: () => prove(at),
    more: html`<button type="button" class="link" @click=${at.turnCode}>
        ${at.provesByPassword ? words.pin : words.password}
      </button>
      ${
        host.hostToken
          ? html`<button type="button" class="link" @click=${() => at.byHost()}>${words.wayHost}</button>`
          : nothing
      }`,
  })
}
