import type { Answer, ClaimView } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDay } from '../../format/day.ts'
import type { words as peopleWords } from '../../locales/zh/deskPeople.ts'
import type { Locales } from '../../words.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { personDoors, personForm } from './personForms.ts'
import { DeskTool } from './tool.ts'

interface Question {
  zone: string
  household: string | undefined
}

const outcomes = ['kept', 'ended'] as const
type Outcome = (typeof outcomes)[number]

/**
 * 住户认领: claims that somebody doubts, who has claimed a household, confirming somebody after a call or a visit, and, when they ask for
 * it, correcting what is kept of them or erasing their account.
 */
export class DeskClaims extends DeskTool<ClaimView[], typeof peopleWords, Question> {
  static override properties: PropertyDeclarations = { door: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPeople.ts'),
  ]

  /** The household that is looked at; undefined: the claims in doubt. */
  declare private door: Door | undefined
  private readonly search = new HouseholdSearch(this, async (text) => {
    const answer = await this.client.read('households', { zone: this.zone!, search: text })
    return answer.ok ? answer.value : null
  })

  protected question(): Question | null {
    return this.zone ? { zone: this.zone, household: this.door?.household } : null
  }

  protected async read({ zone, household }: Question): Promise<Answer<ClaimView[]>> {
    const answer = await this.client.read('claims', { zone, ...(household ? { household } : {}) })
    return answer.ok ? { ok: true, value: answer.value.items } : answer
  }

  protected renderHere(claims: ClaimView[]): TemplateResult {
    const { words, door, form } = this
    // What one form proposed is not for the next.
    form.propose({})
    const none = door ? words.claimsNobody : words.claimsNone
    return html`${
      door
        ? html`<button class="link" @click=${() => this.look(undefined)}>${words.claimsOther}</button>`
        : this.search.draw({ label: words.claimsFind, pick: (found) => this.look(found) })
    }
      <section class="part">
        <h3 id="claims" tabindex="-1">${door ? words.claimsOf(door.label) : words.claimsTitle}</h3>
        ${claims.length ? nothing : html`<p class="quiet">${none}</p>`}
        <ul class="plain chosen">
          ${claims.map((claim) => this.renderClaim(claim))}
        </ul>
        ${door ? this.renderVouch(door) : nothing}
      </section>`
  }

  private renderClaim(claim: ClaimView): TemplateResult {
    const { words, tongue, mode } = this
    const { household, person, name, label, since, via, state } = claim
    const modeOf = (outcome: Outcome) => `${outcome} ${household} ${person}`
    const open = outcomes.find((outcome) => mode === modeOf(outcome))
    return html`<li>
      <div class="top">
        <b>${name} · ${label}</b>
        <span class="tag ${state === 'contested' ? 'official' : 'done'}">${words.claimState[state]}</span>
      </div>
      <p class="small quiet">${words.claimSince(formatDay(since, tongue), words.claimVia[via])}</p>
      ${
        open
          ? this.renderSettle(claim, open)
          : (personForm(this, claim) ??
            html`${this.doors([
              ...(state === 'contested' ? [{ mode: modeOf('kept'), label: words.claimKeep }] : []),
              { mode: modeOf('ended'), label: words.claimEnd },
            ])}
            ${personDoors(this, claim)}`)
      }
    </li>`
  }

  private renderSettle(claim: ClaimView, outcome: Outcome): TemplateResult {
    const { words, form } = this
    const button = outcome === 'kept' ? words.claimKeep : words.claimEnd
    return html`<h4 id="form" tabindex="-1">${button}</h4>
      ${form.draw({
        act: 'endMembership',
        button,
        leave: () => this.enter(undefined),
        sure: { question: words.claimSure[outcome], yes: button },
        send: () => this.settle(claim, outcome),
        fields: () => form.text({ id: 'reason', label: words.claimWhy, lines: 2, most: 500 }),
      })}`
  }

  private renderVouch(door: Door): TemplateResult | typeof nothing {
    const { words, form } = this
    if (this.mode !== 'vouch') return this.doors([{ mode: 'vouch', label: words.vouch }])
    return html`<h4 id="form" tabindex="-1">${words.vouch}</h4>
      <p class="small quiet">${words.vouchPlain}</p>
      ${form.draw({
        act: 'vouch',
        button: words.vouchNow,
        leave: () => this.enter(undefined),
        sure: { question: words.vouchSure(form.value('name'), door.label), yes: words.vouchNow },
        send: () => this.vouch(door),
        fields: () => html`${form.text({ id: 'name', label: words.name, most: 40 })}
        ${form.text({ id: 'phone', label: words.phone, type: 'tel', most: 30, optional: true })}`,
      })}`
  }

  private look(door: Door | undefined): void {
    this.door = door
    this.mode = undefined
    this.focusOn('#claims')
  }

  private async settle({ household, person }: ClaimView, outcome: Outcome): Promise<void> {
    const { form, zone, words } = this
    const answer = await this.act('endMembership', {
      zone: zone!,
      household,
      person,
      outcome,
      reason: form.value('reason'),
    })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.claimDone[outcome])
  }

  private async vouch({ household, label }: Door): Promise<void> {
    const { form, zone, words } = this
    const name = form.value('name')
    const phone = form.value('phone')
    const answer = await this.act('vouch', { zone: zone!, household, name, ...(phone ? { phone } : {}) })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.vouchDone(name, label))
  }
}

define('yishi-desk-claims', DeskClaims)
