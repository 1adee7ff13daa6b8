import type { MotionView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay } from '../../format/day.ts'
import { choices } from '../../parts/choices.ts'
import type { Drawn } from './councilWords.ts'
import type { Party } from './desk.ts'

const parties: readonly Party[] = ['community', 'council', 'property']

/** 三方会签: each party, whether it signed, and when. */
export function signOffs({ signOffs: signed }: MotionView, { words, lang }: Drawn): TemplateResult {
  return html`<section class="signs">
    <h4>${words.signOffs}</h4>
    <ul class="plain">
      ${parties.map((party) => {
        const it = signed.find((each) => each.party === party)
        return html`<li class="line">
          <span>${words.party[party]}</span>
          <span class="small ${it?.stance === 'signed' ? 'done' : 'quiet'}"
            >${it ? `${it.stance === 'signed' ? '✓ ' : ''}${words.stance[it.stance]} ${formatDay(it.at, lang)}` : words.toSign}</span
          >
        </li>`
      })}
    </ul>
  </section>`
}

/** What somebody does who may sign for one of the parties: says which, and confirms. */
export interface Signing {
  motion: MotionView
  party: Party | undefined
  missing: boolean
  busy: boolean
  refusal: unknown
  choose(party: Party): void
  sign(): void
  absent(): void
}

/** Which party is signed for, none of them chosen for anybody; and the way to say that there is no property manager. */
export function signForm(
  { motion, party, missing, busy, refusal, ...does }: Signing,
  words: Drawn['words'],
): TemplateResult {
  const open = parties.filter((each) => !motion.signOffs.some((it) => it.party === each))
  const fault = `sign-missing-${motion.id}`
  return html`<div class="signing">
    ${choices<Party>({
      name: `party-${motion.id}`,
      legend: words.signWhich,
      options: open.map((value) => ({ value, label: words.party[value] })),
      chosen: party,
      fault: missing ? fault : undefined,
      choose: does.choose,
    })}
    ${missing ? html`<p class="refusal" role="alert" id=${fault}>${words.signFirst}</p>` : nothing}
    <p class="small quiet">${words.signPlain}</p>
    ${refusal}
    <div class="row">
      <button class="primary" ?disabled=${busy} @click=${does.sign}>${busy ? words.working : words.signNow}</button>
      ${
        open.includes('property')
          ? html`<button class="link" ?disabled=${busy} @click=${does.absent}>${words.signAbsent}</button>`
          : nothing
      }
    </div>
  </div>`
}
