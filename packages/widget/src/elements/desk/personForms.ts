import type { ClaimView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import type { DeskClaims } from './claims.ts'

/** What a clerk can do about somebody's account when they ask for it. */
const works = ['correct', 'erase'] as const
type Work = (typeof works)[number]

const modeOf = (work: Work, { household, person }: ClaimView) => `${work} ${household} ${person}`
const doorOf = (work: Work, { household, person }: ClaimView) => `${work}-${household}-${person}`

/** The form that stands open for somebody: correcting what is kept of them, or erasing their account; undefined: neither. */
export function personForm(host: DeskClaims, claim: ClaimView): TemplateResult | undefined {
  const work = works.find((each) => host.mode === modeOf(each, claim))
  if (!work) return undefined
  return work === 'correct' ? correctForm(host, claim) : eraseForm(host, claim)
}

/** The two ways into them, each named with whom it is about. */
export function personDoors(host: DeskClaims, claim: ClaimView): TemplateResult {
  const { words } = host
  const door = (work: Work, label: string) =>
    html`<button
      class="link"
      id=${doorOf(work, claim)}
      aria-label=${`${label} ${claim.name}`}
      @click=${() => host.enter(modeOf(work, claim))}
    >
      ${label}
    </button>`
  return html`<div class="row">
    ${door('correct', words.personCorrect)} ${door('erase', words.personErase)}
  </div>`
}

function correctForm(host: DeskClaims, claim: ClaimView): TemplateResult {
  const { words, form } = host
  form.propose({ name: claim.name, phone: claim.phone ?? '' })
  const { name = '', phone = '' } = changed(host, claim)
  return html`<h4 id="form" tabindex="-1">${words.personCorrectOf(claim.name)}</h4>
    <p class="small quiet">${words.personCorrectPlain}</p>
    ${form.draw({
      act: 'correctPerson',
      button: words.personCorrect,
      leave: () => leave(host, claim, 'correct'),
      sure: { question: words.personCorrectSure(name, phone), yes: words.personCorrect },
      send: () => correct(host, claim),
      fields: () => html`${form.text({
        id: 'name',
        label: words.name,
        most: 40,
        fault: () => (name || phone ? '' : words.personSame),
      })}
      ${form.text({ id: 'phone', label: words.phone, type: 'tel', most: 30, optional: !claim.phone })}`,
    })}`
}

function eraseForm(host: DeskClaims, claim: ClaimView): TemplateResult {
  const { words, form } = host
  return html`<h4 id="form" tabindex="-1">${words.personEraseOf(claim.name)}</h4>
    ${words.personErasePlain.map(({ what, plain }) => html`<p><b>${what}</b>${plain}</p>`)}
    ${form.draw({
      act: 'erasePerson',
      button: words.personErase,
      leave: () => leave(host, claim, 'erase'),
      sure: { question: words.personEraseSure(claim.name, claim.label), yes: words.personEraseYes },
      send: () => erase(host, claim),
      fields: () => form.box('asked', words.personAsked, { must: words.personAskedFirst }),
    })}`
}

/** What was typed and differs from what is kept: nothing else is sent. */
function changed({ form }: DeskClaims, claim: ClaimView): { name?: string; phone?: string } {
  const [name, phone] = [form.value('name'), form.value('phone')]
  return {
    ...(name && name !== claim.name ? { name } : {}),
    ...(phone && phone !== claim.phone ? { phone } : {}),
  }
}

/** Back to the row. That somebody asked for an erasure is said anew each time. */
function leave(host: DeskClaims, claim: ClaimView, work: Work): void {
  if (work === 'erase') host.form.clear()
  host.enter(undefined)
  host.focusOn(`#${doorOf(work, claim)}`)
}

async function correct(host: DeskClaims, claim: ClaimView): Promise<void> {
  const { form, zone, words } = host
  const change = changed(host, claim)
  const answer = await host.act('correctPerson', { zone: zone!, person: claim.person, ...change })
  if (!answer?.ok) return
  form.clear()
  host.enter(undefined)
  host.focusOn(`#${doorOf('correct', claim)}`)
  host.tell(words.personCorrected(change.name ?? claim.name))
}

/** What was typed of them goes from the tab as well. */
async function erase(host: DeskClaims, claim: ClaimView): Promise<void> {
  const { form, zone, words } = host
  const answer = await host.act('erasePerson', { zone: zone!, person: claim.person })
  if (!answer?.ok) return
  for (const work of works) {
    host.mode = modeOf(work, claim)
    form.clear()
  }
  host.enter(undefined)
  host.focusOn('#claims')
  host.tell(words.personErased)
}
