import { type Answer, electorOfSheetCode, type SheetView } from '@yishi/schema/words'
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { Ballots } from '../../ballots/ballots.ts'
import { define } from '../../define.ts'
import { formatArea, formatCount } from '../../format/number.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import { openPrint } from '../../openPrint.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { Locales } from '../../words.ts'
import { FileField } from './fileField.ts'
import { type Door, HouseholdSearch } from './households.ts'
import { type Paper, readPaper } from './readPaper.ts'
import { ScanCapture } from './scanCapture.ts'
import { firstOpen, type Marking } from './sheetKeys.ts'
import { type Round, sheetReading, sheetReadingStyle } from './sheetReading.ts'
import { StaffPhoto } from './staffPhoto.ts'
import { DeskTool } from './tool.ts'
import { fromField, toField } from './when.ts'

interface Question {
  zone: string
  proposal: string
}

const rounds = ['settle', 'confirm', 'enter'] as const
const actOf = { enter: 'enterSheet', confirm: 'confirmSheet', settle: 'settleSheet' } as const
const fresh: Marking = { marks: {}, at: 0 }
const mostListed = 100

/** 纸质票: batches, sheets that come back, keying them in, a second person's reading, differences, what has not come back, service. */
export class DeskPaper extends DeskTool<Paper, typeof paperWords, Question> {
  static override styles: CSSResultGroup = [DeskTool.styles, sheetReadingStyle]
  static override properties: PropertyDeclarations = {
    marking: { state: true },
    tried: { state: true },
    picked: { state: true },
    note: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPaper.ts'),
  ]

  declare private marking: Marking
  declare private tried: boolean
  /** The sheet that was scanned, in its turn or out of it. */
  declare private picked: string
  declare private note: string
  private readonly ballots = new Ballots(this)
  private readonly capture = new ScanCapture()
  private readonly photo = new FileField(this)
  private readonly sheetPhoto = new StaffPhoto(this)
  private readonly search = new HouseholdSearch(this, async (text) => this.find(text))

  constructor() {
    super()
    this.marking = fresh
    this.tried = false
    this.picked = ''
    this.note = ''
  }

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(asked: Question): Promise<Answer<Paper>> {
    return readPaper(this.client, asked)
  }

  protected renderHere(view: Paper): TemplateResult {
    const { words, mode } = this
    if (!this.ballots.here(view.questions)) return this.ballots.waiting()
    const round = rounds.find((each) => each === mode)
    if (round) return this.renderReading(view, round)
    return html`<h3 id="form" tabindex="-1">${view.title}</h3>
      ${this.renderTotals(view)} ${this.renderPrints(view)} ${this.renderRounds(view)} ${this.renderBatches(view)}
      ${
        mode === 'hand-in'
          ? this.renderHandIn(view)
          : mode === 'service'
            ? this.renderService(view)
            : this.doors([
                ...(view.state === 'open' || view.state === 'counting'
                  ? [{ mode: 'hand-in', label: words.handIn }]
                  : []),
                { mode: 'service', label: words.service },
              ])
      }
      ${this.renderUnreturned(view)}`
  }

  private renderTotals({ totals }: Paper): TemplateResult {
    const { words } = this
    const measured = totals.returned.area !== '0.00' || totals.unreturned.area !== '0.00'
    const both = ({ heads, area }: { heads: number; area: string }) =>
      words.headsArea(formatCount(heads), measured ? formatArea(area) : '')
    return html`<dl class="facts" aria-live="polite">
      <dt>${words.returned}</dt>
      <dd><b>${both(totals.returned)}</b></dd>
      <dt>${words.unreturned}</dt>
      <dd>${both(totals.unreturned)}</dd>
      <dt></dt>
      <dd class="small quiet">${words.served(totals.served)} · ${words.unreached(totals.unreached)}</dd>
    </dl>`
  }

  /** Sheets that wait for this person, by what is to be done with them. */
  private waiting({ sheets, batches }: Paper, round: Round): SheetView[] {
    const open = new Set(
      batches.flatMap(({ id, enteredAt, toConfirm }) =>
        enteredAt || (round === 'confirm' && !toConfirm) ? [] : [id],
      ),
    )
    return sheets.filter(({ state, enteredByMe, batch }) => {
      if (!open.has(batch)) return false
      if (round === 'enter') return state === 'handed-in'
      if (enteredByMe) return false
      return round === 'confirm' ? state === 'entered' : state === 'differs'
    })
  }

  /** What is printed and what is taken away; names are for clerks alone. */
  private renderPrints({ poll, state }: Paper): TemplateResult | typeof nothing {
    const { words, office } = this
    if (!this.is('clerk')) return nothing
    const prints = [
      ...(state === 'counted' ? [] : [[`/print/ballots/${poll}`, words.printBallots]]),
      [`/print/turnout/${poll}.xlsx`, words.turnoutList],
      [`/print/unreached/${poll}.xlsx`, words.unreachedList],
    ] as const
    return html`<div class="row">
        ${prints.map(([path, label]) => html`<button @click=${() => this.open(path!)}>${label}</button>`)}
        ${state === 'counted' ? html`<a class="button" href="${office}/v/${poll}/result" target="_blank">${words.printResult}</a>` : nothing}
      </div>
      ${this.note && !this.mode ? html`<p class="refusal" role="alert">${this.note}</p>` : nothing}`
  }

  private async open(path: string): Promise<void> {
    const { office, client, zone = '', words } = this
    const opened = await openPrint({ office, token: client.token, zone, path })
    this.note = opened ? '' : words.printFailed
  }

  private renderRounds(view: Paper): TemplateResult {
    const { words } = this
    const count = { settle: words.settleCount, confirm: words.confirmCount, enter: words.enterCount }
    const stack = view.state === 'open' || view.state === 'counting'
    return html`<div class="row">
      ${stack ? html`<button class="primary" @click=${() => this.turnTo('stack', { proposal: this.proposal })}>${words.stack}</button>` : nothing}
      ${rounds.map((round) => {
        const { length } = this.waiting(view, round)
        return length
          ? html`<button class="primary" @click=${() => this.begin(round)}>${count[round](length)}</button>`
          : nothing
      })}
    </div>`
  }

  private renderBatches({ batches, state }: Paper): TemplateResult {
    const { words } = this
    return html`<section class="part">
      <h3>${words.batches}</h3>
      <ul class="plain chosen">
        ${batches.map((batch) => {
          const left = Math.max(batch.sheets - batch.entered, batch.toConfirm)
          const asked = `declare ${batch.id}`
          return html`<li>
            <div class="top">
              <b>${words.batch(batch.number)}</b>
              ${batch.enteredAt ? html`<span class="small done">✓ ${words.batchDone}</span>` : nothing}
            </div>
            <p class="small quiet">
              ${words.batchState(batch.sheets, batch.entered, batch.confirmed)}
              ${batch.toConfirm && !batch.enteredAt ? ` · ${words.toConfirm(batch.toConfirm)}` : nothing}
            </p>
            ${
              batch.enteredAt || !this.is('clerk')
                ? nothing
                : left > 0
                  ? html`<p class="small quiet">${words.declareNotYet(left)}</p>`
                  : this.asking === asked
                    ? confirmBar({
                        question: words.declareSure(batch.number, batch.sheets),
                        yes: words.declare,
                        no: words.sureNo,
                        busy: this.acting !== '',
                        agree: () => this.declareEntered(batch.id),
                        leave: () => {
                          this.asking = ''
                        },
                      })
                    : html`<button @click=${() => this.ask(asked)}>${words.declare}</button>`
            }
          </li>`
        })}
      </ul>
      ${this.refusalOf('declareEntered')}
      ${
        state === 'open'
          ? html`<div class="row"><button ?disabled=${this.acting !== ''} @click=${this.openBatch}>${words.openBatch}</button></div>`
          : nothing
      }
      ${this.refusalOf('openBatch')}
    </section>`
  }

  private renderHandIn({ batches, now }: Paper): TemplateResult {
    const { words, form, photo } = this
    const open = batches.filter(({ enteredAt }) => !enteredAt)
    const [whose] = form.list<Door>('whose')
    form.propose({ handedInAt: toField(now), batch: open.at(-1)?.id ?? '' })
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.handIn}</h3>
      ${
        open.length
          ? form.draw({
              act: 'handIn',
              button: words.handInNow,
              leave: () => this.enter(undefined),
              send: () => this.handIn(whose),
              fields: () => html`${
                whose
                  ? html`<p class="field">
                      <b>${words.handInChosen(whose.label)}</b>
                      <button type="button" class="link" @click=${() => form.setList('whose', [])}>${words.handInOther}</button>
                    </p>`
                  : this.search.draw({
                      label: words.handInFind,
                      hint: words.handInHint,
                      pick: (door) => {
                        form.setList('whose', [door])
                        this.focusOn('form .primary')
                      },
                      fault: form.need('#household-search', words.chooseFirst),
                    })
              }
              ${form.instant({ id: 'handedInAt', label: words.handedInAt })}
              ${
                open.length > 1
                  ? form.select(
                      'batch',
                      words.inBatch,
                      open.map(({ id, number }) => ({ value: id, label: words.batch(number) })),
                    )
                  : nothing
              }
              ${photo.draw({ id: 'photo', label: words.handInPhoto, hint: words.handInPhotoHint, picture: true })}`,
            })
          : html`<p class="help">${words.noBatch}</p>`
      }
    </section>`
  }

  private renderService({ unreturned, now }: Paper): TemplateResult {
    const { words, form } = this
    form.propose({ at: toField(now) })
    const listed = unreturned.slice(0, mostListed)
    const chosen = new Set(form.list<string>('electors'))
    const turn = (elector: string) => {
      if (!chosen.delete(elector)) chosen.add(elector)
      form.setList('electors', [...chosen])
    }
    return html`<section class="part">
      <h3 id="form" tabindex="-1">${words.service}</h3>
      ${form.draw({
        act: 'recordService',
        button: words.serviceNow,
        leave: () => this.enter(undefined),
        send: () => this.recordService([...chosen]),
        fields: () => html`<fieldset class="field">
            <legend>${words.servicePick}</legend>
            <button type="button" class="link" @click=${() =>
              form.setList(
                'electors',
                listed.map(({ elector }) => elector),
              )}>
              ${words.serviceAll}
            </button>
            <ul class="found">
              ${listed.map(
                ({ elector, label, served }, at) =>
                  html`<li>
                    <label class="check">
                      <input id="serve-${at}" type="checkbox" .checked=${chosen.has(elector)} @change=${() => turn(elector)} />
                      <span>${label}${served ? html`<span class="hint">${words.servedMark}</span>` : nothing}</span>
                    </label>
                  </li>`,
              )}
            </ul>
            ${this.sayMissing(form.need('#serve-0', chosen.size ? '' : words.serviceFirst))}
          </fieldset>
          ${form.choice(
            'how',
            words.serviceHow,
            (['in-person', 'post', 'message', 'posted-at-door'] as const).map((value) => ({
              value,
              label: words.serviceHows[value],
            })),
          )}
          ${form.instant({ id: 'at', label: words.serviceAt })}
          ${form.box('warned', words.serviceWarned, { hint: words.serviceWarnedHint })}`,
      })}
    </section>`
  }

  private sayMissing(sentence: string): TemplateResult | typeof nothing {
    return sentence ? html`<p class="refusal" role="alert">${sentence}</p>` : nothing
  }

  private renderUnreturned({ unreturned }: Paper): TemplateResult | typeof nothing {
    const { words } = this
    if (!unreturned.length) return nothing
    const shown = unreturned.slice(0, mostListed)
    return html`<details class="part">
      <summary>${words.unreturnedTitle}（${unreturned.length}）</summary>
      <ul class="plain">
        ${shown.map(({ label, served }) => html`<li>${label}${served ? html` <span class="small quiet">${words.servedMark}</span>` : nothing}</li>`)}
      </ul>
      ${unreturned.length > shown.length ? html`<p class="small quiet">${words.unreturnedMore(unreturned.length - shown.length)}</p>` : nothing}
    </details>`
  }

  private renderReading(view: Paper, round: Round): TemplateResult {
    const { words } = this
    const waiting = this.waiting(view, round)
    const sheet = waiting.find(({ id }) => id === this.picked) ?? waiting[0]
    if (!sheet)
      return html`<p class="done">${words.noneLeft}</p>
        <div class="row"><button @click=${() => this.enter(undefined)}>${words.leaveReading}</button></div>`
    const total = view.sheets.length
    return sheetReading(
      {
        round,
        sheet,
        questions: view.questions,
        marking: this.marking,
        ballots: this.ballots,
        at: total - waiting.length + 1,
        all: total,
        tried: this.tried,
        busy: this.acting !== '',
        photo: sheet.photo ? this.sheetPhoto.draw(sheet.photo, words.photoOf(sheet.label)) : nothing,
        refusal: html`${this.note ? html`<p class="refusal" role="alert">${this.note}</p>` : nothing} ${this.refusalOf(actOf[round])}`,
        capture: this.capture,
        scanned: (code) => this.pick(code, waiting),
        turn: (marking) => {
          this.marking = marking
        },
        send: () => this.keep(round, sheet, view),
        leave: () => this.enter(undefined),
      },
      words,
    )
  }

  /** A sheet was scanned: it is read now, if it waits for that. */
  private pick(code: string, waiting: readonly SheetView[]): void {
    const { words, view } = this
    const elector = electorOfSheetCode(view?.poll ?? '', code)
    const sheet = waiting.find((one) => one.elector === elector)
    this.note = sheet ? '' : elector === 'strange' ? words.scanStrange : words.scanNotHere
    if (!sheet) return
    this.picked = sheet.id
    this.marking = fresh
    this.tried = false
    this.focusOn('#table')
  }

  private begin(round: Round): void {
    this.marking = fresh
    this.tried = false
    this.note = ''
    this.mode = round
    this.focusOn('#table')
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  /** The electors that have returned nothing, by what is typed or by the number on the sheet. */
  private find(text: string) {
    const parts = text.split(/\s+/).filter(Boolean)
    const scanned = electorOfSheetCode(this.view?.poll ?? '', text)
    const items = (this.view?.unreturned ?? [])
      .filter(
        ({ label, elector }) =>
          elector === text || elector === scanned || parts.every((part) => label.includes(part)),
      )
      .map(({ elector, label }) => ({ household: elector, label }))
    return { items: items.slice(0, 30), total: items.length }
  }

  private get ofPoll(): { zone: string; proposal: string; poll: string } {
    return { zone: this.zone!, proposal: this.proposal!, poll: this.view?.poll ?? '' }
  }

  private openBatch = async (): Promise<void> => {
    const answer = await this.act('openBatch', this.ofPoll)
    if (answer?.ok) this.tell(this.words.batchOpened(answer.value.number))
  }

  private async declareEntered(batch: string): Promise<void> {
    const answer = await this.act('declareEntered', { ...this.ofPoll, batch })
    this.asking = ''
    if (answer?.ok) this.tell(this.words.declared)
  }

  private async handIn(whose: Door | undefined): Promise<void> {
    const { form, words } = this
    if (!whose) return
    const photo = await this.photo.send(words.photoOf(whose.label), 'staff')
    if (photo === undefined) return
    const batch = form.value('batch')
    const handedInAt = fromField(form.value('handedInAt'))
    const input = { ...this.ofPoll, batch, elector: whose.household, handedInAt, collector: null, photo }
    const answer = await this.act('handIn', input)
    if (!answer?.ok) return
    form.clear()
    this.photo.clear()
    await this.refresh()
    this.tell(words.handedIn(whose.label))
    this.focusOn('#household-search')
  }

  private async recordService(electors: string[]): Promise<void> {
    const { form, words } = this
    const answer = await this.act('recordService', {
      ...this.ofPoll,
      electors,
      how: form.value('how') as 'post',
      at: fromField(form.value('at')),
      receipt: null,
      warned: form.value('warned') === 'yes',
    })
    if (!answer?.ok) return
    form.clear()
    this.enter(undefined)
    this.tell(words.serviceDone(electors.length))
  }

  private async keep(round: Round, sheet: SheetView, { questions }: Paper): Promise<void> {
    const { words } = this
    const { marks } = this.marking
    this.tried = firstOpen(this.marking, questions) >= 0
    if (this.tried || this.acting) return
    const choices = Object.fromEntries(questions.map(({ key }) => [key, marks[key]!]))
    const answer = await this.act(actOf[round], { ...this.ofPoll, sheet: sheet.id, choices })
    if (!answer?.ok) return
    const agrees = 'agrees' in answer.value ? answer.value.agrees : true
    this.marking = fresh
    await this.refresh()
    this.tell(round !== 'confirm' ? words.sheetDone : agrees ? words.sheetAgrees : words.sheetDiffers)
    this.focusOn('#table')
  }
}

define('yishi-desk-paper', DeskPaper)
