import { type Answer, electorOfSheetCode } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { Ballots } from '../../ballots/ballots.ts'
import { define } from '../../define.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'
import { upload } from '../../upload.ts'
import type { Locales } from '../../words.ts'
import { CameraScan } from './cameraScan.ts'
import { type Paper, readPaper } from './readPaper.ts'
import { ScanCapture } from './scanCapture.ts'
import { firstOpen, type Marking, pressed, readings } from './sheetKeys.ts'
import { keysOf, questionsOf, sheetReadingStyle } from './sheetReading.ts'
import { type Heap, stackCount } from './stackCount.ts'
import { DeskTool } from './tool.ts'
import { fromField, toField } from './when.ts'

interface Question {
  zone: string
  proposal: string
}

/** A sheet as it lies on the table. */
interface Lying {
  sheet: string
  label: string
  marking: Marking
}

/** A question with its heaps, and how it is called. */
interface Counted {
  question: Paper['questions'][number]
  name: string
  heaps: Heap[]
}

/** So long the sheet that was read last can be taken back, unless the next one comes before, in milliseconds. */
const patience = 20_000

/**
 * 扫票录入: a stack of sheets that came back, each scanned, read and kept, with one key a choice. Scanning records the hand-in at
 * once; what was read on a sheet is sent when the next one is kept, so that the last can be taken back.
 */
export class DeskStack extends DeskTool<Paper, typeof paperWords, Question> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    sheetReadingStyle,
    css`
      #scan {
        font: 600 1.3em/1.4 ui-monospace, Menlo, monospace;
        text-transform: uppercase;
      }
      .tally {
        margin: 6px 0 14px;
        border-collapse: collapse;
      }
      .tally td,
      .tally th {
        padding: 4px 14px 4px 0;
        border-top: 1px solid var(--y-line);
        text-align: end;
        font-variant-numeric: tabular-nums;
        font-weight: 400;
      }
      .tally.heaps {
        width: 100%;
      }
      .tally.heaps thead th {
        color: var(--y-ink-2);
        font-size: 0.9em;
      }
      .tally th:first-child {
        text-align: start;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    begun: { state: true },
    lying: { state: true },
    note: { state: true },
    tried: { state: true },
    kept: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPaper.ts'),
  ]

  declare private begun: { batch: string; handedInAt: string } | undefined
  declare private lying: Lying | undefined
  declare private note: string
  declare private tried: boolean
  /** Every sheet of this sitting in its order; those from `sent` on are not sent yet. */
  declare private kept: readonly Lying[]
  private sent = 0
  private chain: Promise<unknown> = Promise.resolve()
  private resting: ReturnType<typeof setTimeout> | undefined
  private readonly ballots = new Ballots(this)
  private readonly capture = new ScanCapture()
  private readonly camera = new CameraScan(this, (code, picture) => void this.take(code, picture))

  constructor() {
    super()
    this.note = ''
    this.tried = false
    this.kept = []
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.resting)
    void this.send(this.kept.length)
  }

  protected question(): Question | null {
    const { zone, proposal } = this
    return zone && proposal ? { zone, proposal } : null
  }

  protected read(asked: Question): Promise<Answer<Paper>> {
    return readPaper(this.client, asked)
  }

  protected renderHere(view: Paper): TemplateResult {
    if (!this.ballots.here(view.questions)) return this.ballots.waiting()
    return html`<h3 id="form" tabindex="-1">${view.title}</h3>
      ${this.begun ? this.renderStack(view) : this.renderBeginning(view)}`
  }

  private renderBeginning({ batches, now }: Paper): TemplateResult {
    const { words, form } = this
    const open = batches.filter(({ enteredAt }) => !enteredAt)
    if (!open.length)
      return html`<p class="help">${words.noBatch}</p>
        <div class="row"><button @click=${this.leave}>${words.leaveReading}</button></div>`
    form.propose({ handedInAt: toField(now), batch: open.at(-1)?.id ?? '' })
    return html`<p class="small quiet">${words.stackPlain}</p>
      ${form.draw({
        act: 'handIn',
        button: words.stackBegin,
        leave: this.leave,
        send: async () => {
          this.begun = { batch: form.value('batch'), handedInAt: fromField(form.value('handedInAt')) }
          this.focusOn('#scan')
        },
        fields: () => html`${form.instant({ id: 'handedInAt', label: words.handedInAt })}
          ${form.select(
            'batch',
            words.inBatch,
            open.map(({ id, number }) => ({ value: id, label: words.batch(number) })),
          )}`,
      })}`
  }

  private renderStack(view: Paper): TemplateResult {
    const { words, kept, lying } = this
    const [first] = view.batches.filter(({ id }) => id === this.begun?.batch)
    return html`<p class="small quiet">
        ${words.batch(first?.number ?? 0)} · ${words.stackKept(kept.length, view.sheets.length)}
      </p>
      ${lying ? this.renderLying(view, lying) : this.renderScan(view)}
      ${this.note ? html`<p class="refusal" role="alert">${this.note}</p>` : nothing}
      ${this.refusalOf('handIn')} ${this.refusalOf('enterSheet')} ${this.renderTally(view)}
      <div class="row"><button ?disabled=${lying !== undefined} @click=${this.leave}>${words.leaveReading}</button></div>`
  }

  private renderScan(view: Paper): TemplateResult {
    const { words } = this
    const last = this.kept.at(-1)
    const back = last && this.kept.length > this.sent
    return html`<div class="field">
        <label for="scan">${words.scan}<span class="hint" id="scan-hint">${words.scanHint}</span></label>
        <input
          id="scan"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="scan-hint"
          @keydown=${this.scanned}
        />
      </div>
      ${this.camera.draw(words)}
      ${
        last
          ? html`<p class="small" role="status">
              ${words.stackLast(last.label, this.sayMarks(view, last))}
              ${back ? html`<button class="link" @click=${this.takeBack}>${words.stackBack}</button>` : nothing}
            </p>`
          : nothing
      }`
  }

  private sayMarks({ questions }: Paper, { marking }: Lying): string {
    return questions
      .map((question, at) => {
        const said = this.ballots.sayShort(question, marking.marks[question.key] ?? '')
        return questions.length > 1 ? this.words.markOf(at + 1, said) : said
      })
      .join(' ')
  }

  private renderLying({ questions }: Paper, { label, marking }: Lying): TemplateResult {
    const { words, ballots } = this
    const open = firstOpen(marking, questions) >= 0
    const turn = (next: Marking) => this.mark(next)
    return html`<section class="table" aria-labelledby="table" @keydown=${this.press}>
      <h3 id="table" tabindex="-1">${label}</h3>
      <p class="small quiet">${keysOf(questions, words)} ${words.stackKeys}</p>
      ${questionsOf({ questions, marking, ballots, turn }, words)}
      ${this.tried && open ? html`<p class="refusal" role="alert">${words.allMarked}</p>` : nothing}
      <div class="row"><button class="primary" @click=${() => this.keep()}>${words.sendRound.enter}</button>
        <button @click=${this.putAside}>${words.stackAside}</button></div>
    </section>`
  }

  /** One table for all that ask yes or no; one for each question with options, whose heaps have their names. */
  private renderTally({ questions }: Paper): TemplateResult | typeof nothing {
    const { words, kept } = this
    if (!kept.length) return nothing
    const counted = questions.map((question, at) => ({
      question,
      name: words.questionAt(at + 1),
      heaps: stackCount(
        question,
        kept.map(({ marking }) => marking.marks),
      ),
    }))
    const plain = counted.filter(({ question }) => question.method === null)
    const others = counted.filter(({ question }) => question.method !== null)
    return html`<p class="small quiet">${words.stackTally}</p>
      ${plain.length ? this.renderPlain(plain) : nothing} ${others.map((each) => this.renderHeaps(each))}`
  }

  private renderPlain(rows: readonly Counted[]): TemplateResult {
    const { words } = this
    return html`<table class="tally">
      <thead>
        <tr>
          <th scope="col">${words.heapsOf['yes-no-abstain']}</th>
          ${readings.map((reading) => html`<th scope="col">${words.choice[reading]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, heaps }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${heaps.map(({ count }) => html`<td>${count}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private renderHeaps({ question, name, heaps }: Counted): TemplateResult {
    const { words } = this
    const nameOf = (of: string) => {
      const option = question.options[Number(of) - 1]
      return option ? `${of}. ${option}` : of === 'none' ? words.keyNone : words.choice[of as 'abstain']
    }
    return html`<table class="tally heaps">
      <thead>
        <tr>
          <th scope="col">${name}</th>
          <th scope="col">${words.heapsOf[question.form]}</th>
        </tr>
      </thead>
      <tbody>
        ${heaps.map(
          ({ of, count }) =>
            html`<tr>
              <th scope="row">${nameOf(of)}</th>
              <td>${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private scanned = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement
    this.note = ''
    if (event.key === 'Backspace' && !field.value && this.kept.length > this.sent) {
      event.preventDefault()
      this.takeBack()
    }
    if (event.key !== 'Enter' || !field.value.trim()) return
    event.preventDefault()
    const typed = field.value
    field.value = ''
    void this.take(typed)
  }

  private press = (event: KeyboardEvent): void => {
    const { lying, view } = this
    if (!lying || !view || event.ctrlKey || event.metaKey || event.altKey) return
    const code = this.capture.feed(event.key, event.timeStamp)
    if (code !== null) {
      event.preventDefault()
      if (code !== 'more') void this.take(code)
      return
    }
    if (event.key === 'Enter' && (event.target as Element).localName === 'button') return
    const next = pressed(lying.marking, event.key, view.questions)
    if (!next) return
    event.preventDefault()
    if (next === 'send') this.keep()
    else this.mark(next)
  }

  private mark(marking: Marking): void {
    if (this.lying) this.lying = { ...this.lying, marking }
    this.note = ''
  }

  /** A number was read: what lies there is kept, if it is read to its end, and the new sheet takes its place. */
  private async take(code: string, picture: Blob | null = null): Promise<void> {
    const { words, view } = this
    if (!view || !this.begun) return
    const elector = electorOfSheetCode(view.poll, code)
    if (elector === null || elector === 'strange') {
      this.note = elector ? words.scanStrange : words.scanNone
      return
    }
    if (this.lying && !this.keep()) return
    this.note = ''
    const found = await this.inTurn(() => this.sheetOf(elector, picture))
    if (!found) return
    this.lying = { ...found, marking: { marks: {}, at: 0 } }
    this.tried = false
    this.focusOn('#table')
  }

  /** The sheet of an elector that is to be read: handed in before, or by being scanned. */
  private async sheetOf(elector: string, picture: Blob | null): Promise<Omit<Lying, 'marking'> | undefined> {
    const { words, view, begun } = this
    if (!view || !begun) return undefined
    const theirs = view.sheets.filter((sheet) => sheet.elector === elector)
    const here = new Set(this.kept.map(({ sheet }) => sheet))
    const waiting = theirs.find(({ id, state }) => state === 'handed-in' && !here.has(id))
    if (waiting) return { sheet: waiting.id, label: waiting.label }
    if (theirs[0]) {
      this.note = words.stackAgain(theirs[0].label)
      return undefined
    }
    const photo = picture && (await this.sendPicture(picture))
    const answer = await this.act('handIn', { ...this.ofPoll, ...begun, elector, collector: null, photo })
    if (!answer?.ok) return undefined
    await this.refresh()
    const sheet = this.view?.sheets.find(({ id }) => id === answer.value.sheet)
    const label = sheet?.label ?? view.unreturned.find((one) => one.elector === elector)?.label ?? elector
    return { sheet: answer.value.sheet, label }
  }

  /** A picture that is lost on the way is no reason to stop: the paper itself is there. */
  private async sendPicture(file: Blob): Promise<string | null> {
    const { office, client, zone = '', words } = this
    const what = { server: office, token: client.token ?? '', zone, file, name: 'sheet.jpg' }
    const answer = await upload({ ...what, alt: words.photoOf(''), visibility: 'staff' }, () => {}).catch(
      () => null,
    )
    return answer?.ok ? answer.value.attachment : null
  }

  /** Keep what was read; false where a question is open. */
  private keep(): boolean {
    const { lying, view } = this
    if (!lying || !view) return false
    this.tried = firstOpen(lying.marking, view.questions) >= 0
    if (this.tried) return false
    this.kept = [...this.kept, lying]
    this.lying = undefined
    this.focusOn('#scan')
    void this.send(this.kept.length - 1)
    clearTimeout(this.resting)
    this.resting = setTimeout(() => this.send(this.kept.length), patience)
    return true
  }

  /** It has come back and waits to be read. */
  private putAside = (): void => {
    this.lying = undefined
    this.note = ''
    this.focusOn('#scan')
  }

  private takeBack = (): void => {
    const last = this.kept.at(-1)
    if (!last || this.kept.length <= this.sent) return
    clearTimeout(this.resting)
    this.kept = this.kept.slice(0, -1)
    this.lying = { ...last, marking: { ...last.marking, at: 0 } }
    this.focusOn('#table')
  }

  /** Send what was kept, up to a place in the stack. One that does not get through waits for the next time. */
  private send(to: number): Promise<void> {
    return this.inTurn(async () => {
      for (let next = this.kept[this.sent]; next && this.sent < to; next = this.kept[this.sent]) {
        const choices = next.marking.marks
        this.sent += 1
        const answer = await this.act('enterSheet', { ...this.ofPoll, sheet: next.sheet, choices })
        if (answer?.ok) continue
        if (answer) this.note = this.words.stackNotKept(next.label)
        else this.sent -= 1
        return
      }
    })
  }

  /** One act after the other: whoever scans quickly does not wait for the network. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.chain.then(run)
    this.chain = turn.catch(() => {})
    return turn
  }

  private leave = async (): Promise<void> => {
    clearTimeout(this.resting)
    await this.send(this.kept.length)
    if (this.sent === this.kept.length) this.turnTo('paper', { proposal: this.proposal })
  }

  private get ofPoll(): { zone: string; proposal: string; poll: string } {
    return { zone: this.zone!, proposal: this.proposal!, poll: this.view?.poll ?? '' }
  }
}

define('yishi-desk-stack', DeskStack)
