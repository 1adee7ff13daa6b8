import { type Answer, refuse } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatInstant } from '../../format/date.ts'
import type { words as visitWords } from '../../locales/zh/deskVisit.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import type { Locales } from '../../words.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { DeskTool } from './tool.ts'
import { type BookMatter, findDoors, type VisitBook } from './visitBook.ts'
import type { QueuedVisit, VisitInput } from './visitQueue.ts'
import { roundsOf, type VisitRounds } from './visitRounds.ts'
import { fromField, toField } from './when.ts'

const outcomes = ['talking', 'agreed', 'against', 'not-met'] as const
const stances = ['for', 'against', 'unsure', 'none'] as const
const mostListed = 30

/** 入户走访: at the door, with or without a network. What is recorded is kept on the device at once and sent when it can be. */
export class DeskVisit extends DeskTool<VisitBook, typeof visitWords, { zone: string }> {
  static override properties: PropertyDeclarations = { sentences: { state: true } }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskVisit.ts'),
  ]

  /** What a refusal says, by its visit. */
  declare private sentences: Readonly<Record<string, string>>
  private rounds: VisitRounds | undefined
  private waited = 0
  private readonly search = new HouseholdSearch(this, async (text) => {
    const doors = this.rounds?.book ? findDoors(this.rounds.book, text) : []
    return { items: doors.slice(0, mostListed), total: doors.length }
  })

  constructor() {
    super()
    this.sentences = {}
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.rounds?.removeEventListener('change', this.turned)
    this.rounds = undefined
  }

  protected question(): { zone: string } | null {
    return this.zone ? { zone: this.zone } : null
  }

  protected async read({ zone }: { zone: string }): Promise<Answer<VisitBook>> {
    if (!this.rounds) {
      this.rounds = roundsOf(this.client, this.office, zone)
      this.rounds.addEventListener('change', this.turned)
    }
    const book = await this.rounds.load()
    return book ? { ok: true, value: { ...book } } : refuse('not-available')
  }

  protected override renderFault(): TemplateResult {
    return html`<p class="help" role="alert">${this.words.noBook}</p>`
  }

  protected renderHere(book: VisitBook): TemplateResult {
    const { words, tongue } = this
    return html`<p class="small quiet">${words.bookAt(formatInstant(book.now, tongue))}</p>
      ${this.renderQueue()}
      ${book.matters.length ? this.renderForm(book) : html`<p class="help">${words.noMatters}</p>`}`
  }

  private renderForm(book: VisitBook): TemplateResult {
    const { words, form, rounds } = this
    const { matters } = book
    const asked = matters.find(({ proposal }) => proposal === this.proposal)
    form.propose({
      proposal: (asked ?? (matters.length === 1 ? matters[0] : undefined))?.proposal ?? '',
      visitedAt: toField(rounds?.now ?? book.now),
    })
    const matter = matters.find(({ proposal }) => proposal === form.value('proposal'))
    const outcome = form.value('outcome')
    const met = outcome !== '' && outcome !== 'not-met'
    return form.draw({
      act: 'visit',
      button: words.save,
      send: () => this.save(matter),
      fields: () => html`${form.select(
        'proposal',
        words.matter,
        matters.map(({ proposal, title }) => ({ value: proposal, label: title })),
      )}
      ${this.renderWhose(matter)} ${form.instant({ id: 'visitedAt', label: words.visitedAt })}
      ${form.text({ id: 'together', label: words.together, hint: words.togetherHint, most: 200, optional: true })}
      ${form.choice(
        'outcome',
        words.outcome,
        outcomes.map((value) => ({ value, label: words.outcomes[value] })),
      )}
      ${met ? this.renderMet() : nothing}`,
    })
  }

  private renderWhose(matter: BookMatter | undefined): TemplateResult {
    const { words, form } = this
    const [whose] = form.list<Door>('whose')
    if (whose)
      return html`<p class="field">
        <b>${words.chosen(whose.label)}</b>
        <button type="button" class="link" @click=${() => form.setList('whose', [])}>${words.other}</button>
      </p>`
    const pick = (door: Door) => form.setList('whose', [door])
    const queued = new Set(
      this.rounds?.queue?.list().map(({ input }) => `${input.proposal} ${input.household}`),
    )
    const unheard = (matter?.unheard ?? []).filter(
      ({ household }) => !queued.has(`${matter?.proposal} ${household}`),
    )
    return html`${
      unheard.length
        ? html`<fieldset class="field">
            <legend>${words.unheardFirst}</legend>
            <div class="row">
              ${unheard.map((door) => html`<button type="button" @click=${() => pick(door)}>${door.label}</button>`)}
            </div>
          </fieldset>`
        : nothing
    }
    ${this.search.draw({
      label: words.whose,
      hint: words.whoseHint,
      pick,
      fault: form.need('#household-search', this.words.chooseFirst),
    })}`
  }

  private renderMet(): TemplateResult {
    const { words, form } = this
    const stance = form.value('stance')
    return html`${form.text({ id: 'needs', label: words.needs, lines: 3, most: 2000, optional: true })}
    ${form.choice(
      'stance',
      words.stance,
      stances.map((value) => ({
        value,
        label: words.stances[value],
        ...(value === 'none' ? { hint: words.stanceHints.none } : {}),
      })),
    )}
    ${stance && stance !== 'none' ? form.text({ id: 'reason', label: words.reason, lines: 2, most: 1000, optional: true }) : nothing}
    ${form.box('persuading', words.persuading, { hint: words.persuadingHint })}`
  }

  private renderQueue(): TemplateResult | typeof nothing {
    const { words, rounds } = this
    const queued = rounds?.queue?.list() ?? []
    if (!queued.length) return nothing
    return html`<section class="part" aria-label=${words.queue(queued.length)}>
      <h3>${words.queue(queued.length)}</h3>
      <p class="small quiet">${rounds?.queue?.keeps ? words.queuePlain : words.savedMemory}</p>
      <ul class="plain chosen">
        ${queued.map((visit) => this.renderQueued(visit))}
      </ul>
      <div class="row"><button @click=${() => rounds?.flush()}>${words.sendNow}</button></div>
    </section>`
  }

  private renderQueued(visit: QueuedVisit): TemplateResult {
    const { words, tongue } = this
    const { input, label, title, refusal } = visit
    const asked = `drop ${input.visit}`
    return html`<li>
      <div class="top">
        <b>${label}</b>
        <span class="tag ${refusal ? 'official' : ''}">${refusal ? words.refusedState : words.waitingState}</span>
      </div>
      <p class="small quiet">
        ${words.whenIn(formatInstant(input.visitedAt, tongue), title)} · ${words.outcomes[input.outcome]}
      </p>
      ${refusal ? html`<p class="refusal">${this.sentenceOf(visit)}</p>` : nothing}
      ${
        this.asking === asked
          ? confirmBar({
              question: words.dropSure(label),
              yes: words.drop,
              no: words.cancel,
              busy: false,
              agree: () => this.drop(input.visit),
              leave: () => {
                this.asking = ''
              },
            })
          : refusal
            ? html`<div class="row">
                <button @click=${() => this.editAgain(visit)}>${words.editAgain}</button>
                <button class="link" @click=${() => this.ask(asked)}>${words.drop}</button>
              </div>`
            : nothing
      }
    </li>`
  }

  private sentenceOf({ input, refusal }: QueuedVisit): string {
    const { visit } = input
    if (refusal && this.sentences[visit] === undefined)
      sayRefusal(refusal, this.tongue).then((sentence) => {
        this.sentences = { ...this.sentences, [visit]: sentence }
      })
    return this.sentences[visit] ?? ''
  }

  private async save(matter: BookMatter | undefined): Promise<void> {
    const { form, words, rounds } = this
    const [whose] = form.list<Door>('whose')
    const outcome = outcomes.find((each) => each === form.value('outcome'))
    if (!rounds || !matter || !whose || !outcome) return
    const met = outcome !== 'not-met'
    const stance = stances.find((each) => each === form.value('stance'))
    const input: VisitInput = {
      zone: this.zone!,
      proposal: matter.proposal,
      visit: form.draft.value('visit') || makeId(),
      household: whose.household,
      visitedAt: fromField(form.value('visitedAt')),
      together: form.value('together'),
      needs: met ? form.value('needs') : '',
      outcome,
      persuading: met && form.value('persuading') === 'yes',
      opinion: met && stance && stance !== 'none' ? { stance, reason: form.value('reason') } : null,
    }
    const together = form.value('together')
    form.clear()
    // The next door is about the same matter, and the same people are there.
    form.set('proposal', matter.proposal)
    if (together) form.set('together', together)
    this.tell(words.saved)
    await rounds.add({ input, label: whose.label, title: matter.title, refusal: null })
    const left = rounds.queue?.list().find(({ input: { visit } }) => visit === input.visit)
    if (!left) this.tell(words.savedSent)
    else if (!rounds.queue?.keeps) this.tell(words.savedMemory)
    this.focusOn('#proposal')
  }

  private editAgain({ input, label }: QueuedVisit): void {
    const { form } = this
    const { proposal, visit, household, visitedAt, opinion } = input
    form.clear()
    const fields = {
      proposal,
      visit,
      visitedAt: toField(visitedAt),
      together: input.together,
      needs: input.needs,
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('outcome', input.outcome)
    form.set('stance', opinion?.stance ?? 'none')
    form.set('reason', opinion?.reason ?? '')
    form.set('persuading', input.persuading ? 'yes' : '')
    form.setList('whose', [{ household, label }])
    this.focusOn('#visitedAt')
  }

  private drop(visit: string): void {
    this.asking = ''
    this.rounds?.drop(visit)
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private turned = (): void => {
    const waiting = this.rounds?.waiting ?? 0
    if (waiting < this.waited && waiting === 0) this.tell(this.words.savedSent)
    this.waited = waiting
    this.refresh()
    this.requestUpdate()
  }
}

/** The visit's own id, made on the device: 128 bits of chance. */
function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `v-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

define('yishi-desk-visit', DeskVisit)
