import type { Answer, ProposalView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'
import { photosStyle } from '../../parts/photos.ts'
import type { Locales } from '../../words.ts'
import { FileField } from './fileField.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { MatterPicker } from './matterPicker.ts'
import { matterShort } from './matterShort.ts'
import { DeskTool } from './tool.ts'

const decisions = ['accepted', 'adopted', 'without-vote', 'merged', 'returned'] as const
type Decision = (typeof decisions)[number]
type Taken = Exclude<Decision, 'merged' | 'returned'>

interface Question {
  zone: string
  proposal: string
}

/** 受理: take a proposal in, adopt it, do it without a vote, merge it into another matter, or return it with a reason. */
export class DeskScreen extends DeskTool<ProposalView, typeof matterWords, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, photosStyle]
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskMatter.ts'),
  ]

  private readonly consent = new FileField(this)
  private readonly matters = new MatterPicker(this)
  private readonly search = new HouseholdSearch(this, async (text) => {
    const answer = await this.client.read('households', { zone: this.zone!, search: text })
    return answer.ok ? answer.value : null
  })

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(question: Question): Promise<Answer<ProposalView>> {
    return this.client.read('proposal', question)
  }

  private get decision(): Decision | undefined {
    return decisions.find((each) => each === this.form.value('decision'))
  }

  protected renderHere(view: ProposalView): TemplateResult {
    const { words, form, decision } = this
    const short = matterShort(view, { words, lang: this.tongue, server: this.office, open: true })
    if (view.stage?.kind !== 'screen') return html`${short}<p class="help">${words.notNow}</p>`
    return html`${short}
    ${form.draw({
      act: 'screen',
      button: words.send,
      sure: decision && { question: words.sure[decision], yes: words.decisions[decision] },
      send: () => this.send(),
      fields: () => html`${form.choice(
        'decision',
        words.decision,
        decisions.map((value) => ({
          value,
          label: words.decisions[value],
          hint: words.decisionHints[value],
        })),
      )}
      ${decision === undefined ? nothing : this.renderFields(decision)}`,
    })}`
  }

  private renderFields(decision: Decision): TemplateResult {
    const { words, form } = this
    if (decision === 'returned' || decision === 'merged')
      return html`${decision === 'merged' ? this.renderInto() : nothing}
      ${form.text({ id: 'reason', label: words.reason, hint: words.reasonHint, lines: 4, most: 1000 })}`
    return html`${form.text({ id: 'ownership', label: words.ownership, hint: words.ownershipHint, lines: 2, most: 500 })}
    ${this.consent.draw({ id: 'consent', label: words.consent, hint: words.consentHint })}
    ${form.text({ id: 'money', label: words.money, hint: words.moneyHint, lines: 2, most: 500 })}
    ${form.text({ id: 'partyStudy', label: words.partyStudy, lines: 2, most: 500, optional: true })}
    ${this.renderAffected()}`
  }

  private renderInto(): TemplateResult {
    const { words, form, matters } = this
    return matters.draw({
      chosen: form.value('into-title'),
      without: this.proposal ?? '',
      fault: form.need('#into', form.value('into-id') ? '' : words.chooseFirst),
      pick: (id, title) => {
        form.set('into-id', id)
        form.set('into-title', title)
      },
    })
  }

  private renderAffected(): TemplateResult {
    const { words, form } = this
    const chosen = form.list<Door>('affected')
    const without = new Set(chosen.map(({ household }) => household))
    return html`<fieldset class="part">
      <legend>${words.affected}<span class="hint">${words.affectedHint}</span></legend>
      <ul class="plain chosen">
        ${chosen.map(
          ({ household, label }) =>
            html`<li>
              ${form.text({ id: `why-${household}`, label: words.affectedWhy(label), most: 200 })}
              <button
                type="button"
                class="link"
                @click=${() =>
                  form.setList(
                    'affected',
                    chosen.filter((door) => door.household !== household),
                  )}
              >
                ${words.findDrop(label)}
              </button>
            </li>`,
        )}
      </ul>
      ${this.search.draw({
        label: words.affectedFind,
        without,
        pick: (door) => {
          form.setList('affected', [...chosen, door])
          this.focusOn(`#why-${door.household}`)
        },
      })}
    </fieldset>`
  }

  private async send(): Promise<void> {
    const { form, decision, zone, proposal } = this
    if (!decision || !zone || !proposal) return
    const of = { zone, proposal }
    const reason = form.value('reason')
    const answer =
      decision === 'returned'
        ? await this.act('screen', { ...of, decision, reason })
        : decision === 'merged'
          ? await this.act('screen', { ...of, decision, reason, into: form.value('into-id') })
          : await this.take(of, decision)
    if (!answer?.ok) return
    form.clear()
    this.consent.clear()
    this.finish(this.words.done[decision])
  }

  private async take(of: Question, decision: Taken) {
    const { form } = this
    const consent = await this.consent.send(this.words.consent, 'staff')
    if (consent === undefined) return null
    return this.act('screen', {
      ...of,
      decision,
      ownership: form.value('ownership'),
      consent,
      money: form.value('money'),
      partyStudy: form.value('partyStudy') || null,
      affected: form
        .list<Door>('affected')
        .map(({ household }) => ({ household, why: form.value(`why-${household}`) })),
    })
  }
}

define('yishi-desk-screen', DeskScreen)
