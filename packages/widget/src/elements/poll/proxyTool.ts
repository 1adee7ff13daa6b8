import type { Answer, MyElector, PollView, QuestionView } from '@yishi/schema/words'
import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { isWhole } from '../../ballots/ballotForm.ts'
import { Ballots } from '../../ballots/ballots.ts'
import { ClientElement } from '../../clientElement.ts'
import { define } from '../../define.ts'
import type { words as pollWords } from '../../locales/zh/poll.ts'
import type { words as proxyWords } from '../../locales/zh/pollProxy.ts'
import { choices, choicesStyle } from '../../parts/choices.ts'
import { confirmBarStyle } from '../../parts/confirmBar.ts'
import { field } from '../../parts/field.ts'
import { common } from '../../styles/common.ts'
import type { Locales } from '../../words.ts'
import { asideStyle } from './asideStyle.ts'
import { given, itemLines } from './given.ts'
import { pollStyle } from './styles.ts'

/** The poll, and the elector whose mandate it is. */
export interface Mandating {
  view: PollView
  elector: MyElector
}

/**
 * What is said of a question: a choice word, `free`, or `none` where it is not mandated. Beside options it is first said that
 * the choice is fixed, and then to what.
 */
type Item = string

const plain = ['for', 'against', 'abstain', 'free', 'none'] as const
const withOptions = ['fixed', 'free', 'none'] as const
const door = ['building', 'unit', 'room'] as const

/**
 * 委托: an elector gives somebody a mandate, item by item, sees it and takes it back. It is drawn within a poll alone. What is being
 * filled in lives in memory: kept in the page's storage it could be read by the page.
 */
export class PollProxy extends ClientElement<
  Mandating,
  typeof proxyWords & Pick<typeof pollWords, 'choice'>
> {
  static override styles = [...common, choicesStyle, confirmBarStyle, pollStyle, asideStyle]
  static override properties: PropertyDeclarations = {
    typed: { state: true },
    chosen: { state: true },
    missing: { state: true },
    checking: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/poll.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/pollProxy.ts'),
  ]

  /** Back to the ballot. */
  declare leave: (sentence: string) => void
  declare private typed: Readonly<Record<string, string>>
  declare private chosen: Readonly<Record<string, Item>>
  /** The field that is empty; empty: none was found so. */
  declare private missing: string
  declare private checking: boolean
  private readonly ballots = new Ballots(this)

  constructor() {
    super()
    this.typed = {}
    this.chosen = {}
    this.missing = ''
    this.checking = false
  }

  protected question(): null {
    return null
  }

  protected read(): Promise<Answer<Mandating>> {
    return new Promise(() => {})
  }

  protected override fieldsOf(): readonly string[] {
    return ['holder', 'items']
  }

  protected renderHere({ view, elector }: Mandating): TemplateResult {
    const { words } = this
    const mandate = elector.given
    if (!this.ballots.here(view.questions)) return this.ballots.waiting()
    const may = (act: string) => view.mine?.may.includes(act) ?? false
    return html`<section class="confirming" aria-labelledby="proxy">
      ${
        mandate
          ? given(
              {
                view,
                elector,
                mandate,
                ballots: this.ballots,
                asking: this.asking === 'revoke',
                busy: this.acting !== '',
                refusal: this.refusalOf('revokeProxy'),
                ask: may('revokeProxy') ? this.ask : null,
                revoke: () => this.revoke(view, mandate.id),
                leave: this.stopAsking,
              },
              { words, lang: this.tongue },
            )
          : this.checking
            ? this.renderCheck(view, elector)
            : this.renderForm(view, elector)
      }
      ${this.checking && !mandate ? '' : html`<div class="row"><button class="link" @click=${() => this.leave('')}>${words.backToBallot}</button></div>`}
    </section>`
  }

  private renderForm(view: PollView, elector: MyElector): TemplateResult {
    const { words, missing } = this
    const wrong = this.refusalAt('grantProxy', 'holder')
    const wrongItems = this.refusalAt('grantProxy', 'items')
    return html`<h3 id="proxy" tabindex="-1">${words.grantFor(elector.label)}</h3>
      <p class="small quiet">${words.grantPlain(view.proxies)}</p>
      <fieldset>
        <legend>${words.holder}</legend>
        <p class="hint" id="door-hint">${words.holderHint}</p>
        <div class="door">
          ${door.map((each) =>
            field({
              id: each,
              label: words.door[each],
              value: this.typed[each] ?? '',
              most: 20,
              required: each !== 'unit',
              autocomplete: 'off',
              error: missing === each ? words.doorFirst : '',
              input: ({ target }) => {
                this.typed = { ...this.typed, [each]: (target as HTMLInputElement).value }
              },
            }),
          )}
        </div>
        ${wrong ? html`<p class="refusal" role="alert">${wrong} ${words.holderHint}</p>` : ''}
      </fieldset>
      ${view.questions.map(
        (question, at) => html`<div id="item-${question.key}" class="ballot">
          ${view.questions.length > 1 ? html`<p class="small quiet">${words.questionOf(at + 1, view.questions.length)}</p>` : ''}
          ${this.renderItem(question, view)}
          ${missing === question.key ? html`<p class="refusal" role="alert" id="missing-${question.key}">${words.itemFirst}</p>` : ''}
        </div>`,
      )}
      ${missing === 'all' ? html`<p class="refusal" role="alert">${words.oneFirst}</p>` : ''}
      ${wrongItems ? html`<p class="refusal" role="alert">${wrongItems}</p>` : ''} ${this.refusalOf('grantProxy')}
      <button class="primary wide" @click=${() => this.check(view)}>${words.check}</button>`
  }

  /** Yes, no and abstain stand among the ways to mandate; where there are options, the ballot itself comes once it is to be fixed. */
  private renderItem(question: QuestionView, { questions }: PollView): TemplateResult {
    const { words, ballots } = this
    const { key, text, method } = question
    const item = this.chosen[key]
    const ways = (method ? withOptions : plain).filter((way) => way !== 'none' || questions.length > 1)
    const way = ways.find((each) => each === item) ?? (item !== undefined && method ? 'fixed' : undefined)
    const fault = this.missing === key ? `missing-${key}` : undefined
    return html`${choices({
      name: key,
      legend: text,
      options: ways.map((value) => ({ value, label: words.item[value] })),
      chosen: way,
      fault,
      choose: (next) => this.mark(key, next === 'fixed' ? '' : next),
    })}
    ${
      way === 'fixed'
        ? ballots.draw({
            question: { ...question, key: `fixed-${key}`, text: words.fixedTo },
            marked: item,
            fault,
            mark: (mark) => this.mark(key, mark),
          })
        : ''
    }`
  }

  private renderCheck(view: PollView, elector: MyElector): TemplateResult {
    const { words } = this
    const busy = this.acting !== ''
    return html`<h3 id="proxy" tabindex="-1">${words.checkTitle}</h3>
      <p>${words.checkWho(elector.label, this.holderDoor)}</p>
      <dl>
        ${view.questions.map(
          (question) =>
            html`<dt>${question.text}</dt>
              <dd>${itemLines(question, this.chosen[question.key], { ballots: this.ballots, words })}</dd>`,
        )}
      </dl>
      <p class="small">${words.endsByVoting}</p>
      <div class="row">
        <button class="primary" ?disabled=${busy} @click=${() => this.grant(view, elector)}>${busy ? words.working : words.grantNow}</button>
        <button ?disabled=${busy} @click=${this.back}>${words.back}</button>
      </div>`
  }

  private get holderDoor(): string {
    return door.map((each) => this.typed[each]?.trim() ?? '').join('')
  }

  private mark(question: string, item: Item): void {
    this.chosen = { ...this.chosen, [question]: item }
    if (this.missing === question || this.missing === 'all') this.missing = ''
  }

  private check({ questions }: PollView): void {
    const { typed, chosen } = this
    const empty = (['building', 'room'] as const).find((each) => !typed[each]?.trim())
    const open = questions.find(({ key }) => !isWhole(chosen[key]))?.key
    const none = questions.every(({ key }) => chosen[key] === 'none')
    this.missing = empty ?? open ?? (none ? 'all' : '')
    this.checking = !this.missing
    this.focusOn(this.checking ? '#proxy' : empty ? `#${empty}` : `#item-${open ?? questions[0]!.key} input`)
  }

  private async grant({ zone, proposal, id: poll }: PollView, { elector }: MyElector): Promise<void> {
    const { typed, chosen, words } = this
    const named = Object.entries(chosen).filter(([, item]) => item !== 'none')
    const [building = '', unit = '', room = ''] = door.map((each) => typed[each]?.trim() ?? '')
    const answer = await this.act('grantProxy', {
      zone,
      proposal,
      poll,
      elector,
      holder: { building, unit, room },
      items: Object.fromEntries(named),
      document: null,
    })
    this.checking = false
    if (answer?.ok) this.leave(words.granted)
    else this.focusOn(this.refusalAt('grantProxy', 'holder') ? '#building' : '#proxy')
  }

  private async revoke({ zone, proposal, id: poll }: PollView, proxy: string): Promise<void> {
    const answer = await this.act('revokeProxy', { zone, proposal, poll, proxy })
    this.stopAsking()
    if (answer?.ok) this.leave(this.words.revoked)
  }

  private ask = (): void => {
    this.asking = 'revoke'
    this.focusOn('.confirm button')
  }

  private stopAsking = (): void => {
    this.asking = ''
  }

  private back = (): void => {
    this.checking = false
    this.focusOn('#proxy')
  }
}

define('yishi-poll-proxy', PollProxy)
