import type { Answer, MyElector, PollView } from '@yishi/schema/words'
import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { Ballots } from '../../ballots/ballots.ts'
import { ClientElement } from '../../clientElement.ts'
import { define } from '../../define.ts'
import { formatArea } from '../../format/number.ts'
import type { words as pollWords } from '../../locales/zh/poll.ts'
import type { words as togetherWords } from '../../locales/zh/pollTogether.ts'
import { choicesStyle } from '../../parts/choices.ts'
import { receiptHref } from '../../permalink.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import { common } from '../../styles/common.ts'
import type { Locales } from '../../words.ts'
import { asideStyle } from './asideStyle.ts'
import { sayableFor } from './mandate.ts'
import { ballotsOf, type Many, markedFor, none, type OneOfMany, reviewedAll, turned } from './many.ts'
import { pollStyle } from './styles.ts'

/**
 * 几户一起投: somebody who votes for several marks each of them, item by item, sees all on one page and casts them. Nobody is ticked
 * and nothing is marked for anybody. It is drawn within a poll alone.
 */
export class PollTogether extends ClientElement<PollView, typeof pollWords & typeof togetherWords> {
  static override styles = [...common, choicesStyle, pollStyle, asideStyle]
  static override properties: PropertyDeclarations = { many: { state: true }, sending: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/poll.ts'),
    import.meta.glob<{ words: object }>('../../locales/*/pollTogether.ts'),
  ]

  /** Back to one at a time. */
  declare leave: () => void
  declare private many: Many
  private readonly ballots = new Ballots(this)
  /** What was sent: a mandate that has ended meanwhile is in the view no more, and its no is still to be read. */
  private cast: readonly OneOfMany[] = []
  /** How many have been sent; null while none are. */
  declare private sending: number | null

  constructor() {
    super()
    this.many = none
    this.sending = null
  }

  protected question(): null {
    return null
  }

  protected read(): Promise<Answer<PollView>> {
    return new Promise(() => {})
  }

  protected renderHere(view: PollView): TemplateResult {
    const { step } = this.many
    if (!this.ballots.here(view.questions)) return this.ballots.waiting()
    return html`<section class="confirming" aria-labelledby="together">
      ${step === 'mark' ? this.renderMarks(view) : step === 'confirm' ? this.renderCheck(view) : this.renderDone(view)}
    </section>`
  }

  private renderMarks(view: PollView): TemplateResult {
    const { words, many } = this
    const numbered = view.questions.length > 1
    return html`<h3 id="together" tabindex="-1">${words.together}</h3>
      <p class="small quiet">${words.togetherPlain}</p>
      ${view.questions.map(
        ({ text }, at) =>
          html`${numbered ? html`<p class="small quiet">${words.questionOf(at + 1, view.questions.length)}</p>` : ''}
            <p class="sentence">${text}</p>`,
      )}
      <ul class="plain">
        ${(view.mine?.electors ?? []).map((elector) => this.renderElector(view, elector))}
      </ul>
      ${many.missing === 'nobody' ? html`<p class="refusal" role="alert">${words.nobodyChosen}</p>` : ''}
      <button class="primary wide" @click=${() => this.review(view)}>${words.check}</button>
      <div class="row"><button class="link" @click=${() => this.leave()}>${words.oneByOne}</button></div>`
  }

  private renderElector(view: PollView, elector: MyElector): TemplateResult {
    const { words, many } = this
    const { elector: id, label, area, held, ballot } = elector
    const on = many.chosen.includes(id)
    return html`<li class="one">
      <label class="check">
        <input id="pick-${id}" type="checkbox" .checked=${on} @change=${() => this.turn(id)} />
        <span
          >${label}${held ? html` <span class="tag">${words.heldTag}</span>` : ''}<span class="hint"
            >${view.measures.includes('area') ? `${formatArea(area)} · ` : ''}${ballot ? words.electorDone : words.electorOpen}</span
          ></span
        >
      </label>
      ${on ? view.questions.map((_, at) => this.renderQuestion(view, elector, at)) : ''}
    </li>`
  }

  private renderQuestion(view: PollView, elector: MyElector, at: number): TemplateResult {
    const { words, many } = this
    const question = view.questions[at]!
    const { bound, left } = sayableFor(elector, view.questions)
    const { elector: id, label } = elector
    const name = view.questions.length > 1 ? words.itemOf(label, at + 1) : words.choiceOf(label)
    const fixed = bound[question.key]
    if (fixed)
      return html`<p class="help">${name}${words.boundTo(this.ballots.sayShort(question, fixed))}</p>`
    if (left.includes(question)) return html`<p class="help">${name}${words.notMandated}</p>`
    const { missing } = many
    const lacks = missing !== 'nobody' && missing?.elector === id && missing.question === question.key
    const place = `${id}-${question.key}`
    return html`<div id="mark-${place}" class=${question.method ? '' : 'side'}>
      ${this.ballots.draw({
        question: { ...question, key: place, text: name },
        marked: many.marks[id]?.[question.key],
        fault: lacks ? `missing-${place}` : undefined,
        mark: (mark) => {
          this.many = markedFor(many, id, { question: question.key, mark })
        },
      })}
      ${lacks ? html`<p class="refusal" role="alert" id="missing-${place}">${this.ballots.missing(question)}</p>` : ''}
    </div>`
  }

  private renderCheck(view: PollView): TemplateResult {
    const { words, sending } = this
    const ballots = ballotsOf(this.many, view)
    const ends = ballots.some(({ elector }) => elector.given)
    return html`<h3 id="together" tabindex="-1">${words.checkAll(ballots.length)}</h3>
      ${ballots.map(
        ({ elector, choices }) => html`<h4>
            ${elector.label}${elector.held ? html` <span class="tag">${words.heldTag}</span>` : ''}
          </h4>
          <dl>
            ${view.questions.map((question) => {
              const choice = choices[question.key]
              return html`<dt>${question.text}</dt>
                <dd>${choice ? this.ballots.say(question, choice).map((line) => html`<b>${line}</b>`) : html`<span class="quiet">${words.notMandated}</span>`}</dd>`
            })}
          </dl>`,
      )}
      ${ends ? html`<p class="official">${words.votingEnds}</p>` : ''}
      <p role="status" class="small quiet">${sending === null ? '' : words.sending(sending, ballots.length)}</p>
      <div class="row">
        <button class="primary" ?disabled=${sending !== null} @click=${() => this.castAll(view)}>
          ${sending === null ? words.castAll(ballots.length) : words.working}
        </button>
        <button ?disabled=${sending !== null} @click=${this.back}>${words.back}</button>
      </div>`
  }

  private renderDone(view: PollView): TemplateResult {
    const { words, many, office } = this
    const ballots = this.cast.filter(({ elector }) => many.answers[elector.elector])
    const refused = ballots.filter(({ elector }) => 'no' in many.answers[elector.elector]!)
    const taken = ballots.length - refused.length
    return html`<h3 id="together" tabindex="-1">${words.allDone(taken, refused.length)}</h3>
      <ul class="plain">
        ${ballots.map(({ elector }) => {
          const answer = many.answers[elector.elector]!
          const code = 'no' in answer ? '' : (answer.receipt ?? this.codeOf(view, elector.elector))
          return html`<li class="one">
            <b>${elector.label}</b>
            ${
              'no' in answer
                ? html`<p class="refusal">${answer.no}</p>`
                : html`<p class="done">${words.taken} ✓</p>
                    ${code ? html`<p class="small">${words.codeIs} <a href=${receiptHref(office, view.zone, code)}>${code}</a></p>` : ''}`
            }
          </li>`
        })}
      </ul>
      <div class="row">
        ${refused.length ? html`<button @click=${this.back}>${words.back}</button>` : ''}
        <button class=${refused.length ? '' : 'primary'} @click=${() => this.leave()}>${words.finished}</button>
      </div>`
  }

  /** The code comes with the next reading where the answer did not carry it. */
  private codeOf({ mine }: PollView, elector: string): string {
    return mine?.electors.find((each) => each.elector === elector)?.ballot?.receipt ?? ''
  }

  private turn(elector: string): void {
    this.many = turned(this.many, elector)
  }

  private review(view: PollView): void {
    this.many = reviewedAll(this.many, view)
    const { missing } = this.many
    if (!missing) this.focusOn('#together')
    else if (missing === 'nobody') this.focusOn('.one input')
    else
      this.focusOn(
        `#mark-${CSS.escape(`${missing.elector}-${missing.question}`)} input, #mark-${CSS.escape(`${missing.elector}-${missing.question}`)} button`,
      )
  }

  /** One after another, each by its own act: a no to one of them leaves the others. What was taken is not sent again. */
  private async castAll(view: PollView): Promise<void> {
    const { zone, proposal, id: poll } = view
    const ballots = ballotsOf(this.many, view)
    this.cast = ballots
    for (const [at, { elector, choices }] of ballots.entries()) {
      this.sending = at
      const { elector: id } = elector
      const answer = await this.act('cast', { zone, proposal, poll, elector: id, choices })
      const said = answer?.ok
        ? answer.value
        : { no: answer ? await sayRefusal(answer.refusal, this.tongue) : this.words.lost }
      this.many = { ...this.many, answers: { ...this.many.answers, [id]: said } }
    }
    this.sending = null
    this.many = { ...this.many, step: 'done' }
    await this.focusOn('#together')
  }

  /** Back to the marks; who was taken is no longer ticked. */
  private back = (): void => {
    const { answers, chosen } = this.many
    const left = chosen.filter((id) => !answers[id] || 'no' in answers[id])
    this.many = { ...this.many, step: 'mark', chosen: left }
    this.focusOn('#together')
  }
}

define('yishi-poll-together', PollTogether)
