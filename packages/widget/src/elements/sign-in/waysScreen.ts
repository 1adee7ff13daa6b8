import { html, nothing, type TemplateResult } from 'lit'
import { telephone } from '../../parts/telephone.ts'
import type { WaysWords, YishiSignIn } from '../sign-in.ts'

/** The ways in, as large buttons: on a foreign site the safest first. */
export function waysScreen(
  host: YishiSignIn,
  { words, number }: { words: WaysWords; number: string },
): TemplateResult {
  const at = host.entrance
  const way = (press: () => void, label: string, hint: string) =>
    html`<button class="way" ?disabled=${at.busy} @click=${press}>${label}<span class="hint">${hint}</span></button>`
  return html`<h2 id="step" tabindex="-1">${words.title}</h2>
    ${host.bare ? nothing : html`<p class="quiet">${words.why}</p>`}
    <div class="ways">
      ${host.hostToken ? way(() => at.byHost(), words.wayHost, words.wayHostHint) : nothing}
      ${at.canPopUp ? way(at.inPopup, words.wayPopup, words.wayPopupHint) : nothing}
      ${way(() => at.turn('code'), words.wayLetter, words.wayLetterHint)}
      ${way(() => at.turn('again'), words.wayAgain, words.wayAgainHint)}
      ${way(() => at.turn('staff'), words.wayStaff, words.wayStaffHint)}
    </div>
    ${at.said ? html`<p class="refusal" role="alert">${at.said}</p>` : nothing}
    ${number ? html`<p class="help">${words.noLetter}<b>${telephone(number)}</b></p>` : nothing}`
}
