import type { RollFault, RollObjectionView } from '@yishi/schema/words'
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ClientElement } from '../../clientElement.ts'
import { Draft } from '../../draft.ts'
import { formatEnd } from '../../format/date.ts'
import type { words as rollWords } from '../../locales/zh/roll.ts'
import { choices } from '../../parts/choices.ts'
import { field } from '../../parts/field.ts'
import type { RollShown } from '../roll.ts'

type Host = ReactiveControllerHost & { roll: string | undefined } & Pick<
    ClientElement<RollShown, typeof rollWords>,
    | 'act'
    | 'acting'
    | 'askForSignIn'
    | 'client'
    | 'focusOn'
    | 'refusalOf'
    | 'refresh'
    | 'tell'
    | 'tongue'
    | 'words'
    | 'zone'
  >

const faults: readonly RollFault[] = ['missing', 'owner', 'area', 'dwelling', 'other']

/** Objections to a roll: those that were raised with their answers, and the form for another one. Nothing written is lost by a refusal. */
export class Objecting {
  private readonly host: Host
  private readonly draft: Draft
  private open = false
  private tried = false

  constructor(host: Host) {
    this.host = host
    this.draft = new Draft(host, () => `roll ${host.roll}`)
  }

  list(
    { objections }: RollShown,
    { words, lang }: { words: typeof rollWords; lang: string },
  ): TemplateResult {
    if (!objections.length) return html`<p class="quiet">${words.objectionsNone}</p>`
    return html`<ul class="plain">
      ${objections.map((each) => this.one(each, words, lang))}
    </ul>`
  }

  private one(
    { number, about, dueAt, outcome, reply, mine, full }: RollObjectionView,
    words: typeof rollWords,
    lang: string,
  ): TemplateResult {
    return html`<li class="part">
      <div class="top">
        <b>${words.objectionNo(number)} · ${words.faults[about]}${mine ? html` <span class="tag">${words.mine}</span>` : nothing}</b>
        <span class="small ${outcome ? 'done' : 'quiet'}"
          >${outcome ? words.outcomes[outcome] : words.due(formatEnd(dueAt, lang))}</span
        >
      </div>
      ${full ? html`<p class="prose">${full.body}</p>` : nothing}
      ${reply ? html`<p class="small">${words.replied(reply)}</p>` : nothing}
    </li>`
  }

  /** The form, or the way to it, while it lies open. */
  draw(view: RollShown): TemplateResult | typeof nothing {
    const { host } = this
    const { words } = host
    const { frozenAt, publishedAt } = view.roll
    if (frozenAt || !publishedAt) return nothing
    if (!this.open)
      return html`<div class="row">
        <button class="primary" @click=${this.enter}>${words.object}</button>
      </div>`
    return this.form(view)
  }

  private form({ mine }: RollShown): TemplateResult {
    const { host, draft, tried } = this
    const { words } = host
    const own = mine ?? []
    const about = faults.find((each) => each === draft.value('about'))
    const body = draft.value('body').trim()
    return html`<section class="part" aria-labelledby="object">
      <h3 id="object" tabindex="-1">${words.object}</h3>
      ${choices<RollFault>({
        name: 'about',
        legend: words.aboutAsk,
        // What is wrong with an entry can be said of one's own alone; without one it is missing, or something else.
        options: faults
          .filter((each) => own.length || each === 'missing' || each === 'other')
          .map((value) => ({ value, label: words.faults[value] })),
        chosen: about,
        fault: tried && !about ? 'about-error' : undefined,
        choose: (value) => draft.set('about', value),
      })}
      ${tried && !about ? html`<p class="refusal" role="alert" id="about-error">${words.aboutFirst}</p>` : nothing}
      ${own.length > 1 && about !== 'missing' ? this.which(own) : nothing}
      ${field({
        id: 'body',
        label: words.body,
        hint: words.bodyHint,
        value: draft.value('body'),
        lines: 4,
        most: 1000,
        required: true,
        error: tried && !body ? words.bodyFirst : '',
        input: draft.keep('body'),
      })}
      ${host.refusalOf('objectToRoll')}
      <div class="row">
        <button class="primary" ?disabled=${host.acting !== ''} @click=${() => this.send(own)}>
          ${host.acting ? words.working : words.send}
        </button>
        <button @click=${this.leave}>${words.cancel}</button>
      </div>
    </section>`
  }

  private which(own: NonNullable<RollShown['mine']>): TemplateResult {
    const { draft, host, tried } = this
    const { words } = host
    const chosen = own.find(({ elector }) => elector === draft.value('elector'))?.elector
    return html`${choices({
      name: 'elector',
      legend: words.which,
      options: own.map(({ elector, label }) => ({ value: elector, label })),
      chosen,
      fault: tried && !chosen ? 'elector-error' : undefined,
      choose: (elector) => draft.set('elector', elector),
    })}
    ${tried && !chosen ? html`<p class="refusal" role="alert" id="elector-error">${words.aboutFirst}</p>` : nothing}`
  }

  private enter = (): void => {
    const { host } = this
    if (!host.client.token) {
      host.askForSignIn('objectToRoll')
      return
    }
    this.open = true
    host.requestUpdate()
    host.focusOn('#object')
  }

  private leave = (): void => {
    this.open = false
    this.tried = false
    this.host.requestUpdate()
  }

  private async send(own: NonNullable<RollShown['mine']>): Promise<void> {
    const { host, draft } = this
    const { words, zone } = host
    this.tried = true
    host.requestUpdate()
    const about = faults.find((each) => each === draft.value('about'))
    const body = draft.value('body').trim()
    const elector =
      about === 'missing'
        ? undefined
        : own.length === 1
          ? own[0]!.elector
          : own.find((each) => each.elector === draft.value('elector'))?.elector
    if (!about) return host.focusOn('input[name=about]')
    if (own.length > 1 && about !== 'missing' && !elector) return host.focusOn('input[name=elector]')
    if (!body) return host.focusOn('#body')
    const answer = await host.act('objectToRoll', {
      zone: zone!,
      roll: host.roll ?? '',
      about,
      body,
      ...(elector ? { elector } : {}),
    })
    if (!answer?.ok) return
    draft.clear()
    this.leave()
    await host.refresh()
    host.tell(words.sent(answer.value.number, formatEnd(answer.value.dueAt, host.tongue)))
  }
}
