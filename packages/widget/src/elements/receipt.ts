import type { Answer } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { Ballots } from '../ballots/ballots.ts'
import { type ActingWords, ClientElement } from '../clientElement.ts'
import { define } from '../define.ts'
import { Draft } from '../draft.ts'
import type { BaseWords } from '../element.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words } from '../locales/zh/receipt.ts'
import type { words as foundWords } from '../locales/zh/receiptFound.ts'
import type { words as recordWords } from '../locales/zh/receiptRecord.ts'
import { field } from '../parts/field.ts'
import { waiting } from '../parts/waiting.ts'
import { trustHref } from '../permalink.ts'
import { common } from '../styles/common.ts'
import type { Locales } from '../words.ts'
import type { Brought } from './receipt/lookAt.ts'
import type { ReceiptFound, ReceiptShown } from './receipt/receiptShown.ts'
import type { RecordCheck } from './receipt/recordCheck.ts'
import { receiptStyle } from './receipt/styles.ts'

/** The words of checking a ballot. */
export type ReceiptWords = typeof words & ActingWords & BaseWords

type ReceiptQuestion = { zone: string; brought: Brought | null }

/**
 * 查验我的票: whether a ballot is in the public log, by the code that its voter was given or by a receipt file. Signature, place and
 * continuity of the log are checked in the browser; what the server alone says is told apart from that. The code is taken from the `code`
 * attribute, from behind the `#` of the page, or typed.
 *
 * @attr zone - The zone's address.
 * @attr code - The receipt's code; default: what stands behind the `#` of the page.
 * @attr poll-href - Where a poll opens on the site's own pages, `/v?id={id}`; default: its page on the server.
 * @slot - What stands there until the words are here.
 * @event {YishiSignInNeededEvent} yishi-sign-in-needed - Somebody wants to see the choice that was recorded for them and is not signed in.
 * @csspart sheet - The paper.
 * @csspart outcome - What the check showed.
 * @cssproperty --yishi-done - The colour of what holds.
 * @cssproperty --yishi-official - The colour of what does not.
 */
export class YishiReceipt extends ClientElement<ReceiptShown, typeof words, ReceiptQuestion> {
  static override styles = [...common, receiptStyle]
  static override properties: PropertyDeclarations = {
    code: {},
    pollHref: { attribute: 'poll-href' },
    brought: { state: true },
    missing: { state: true },
  }
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/receipt.ts')]

  declare code: string | undefined
  declare pollHref: string | undefined
  /** What is looked at; null: nothing yet. */
  declare private brought: Brought | null
  /** The field was left empty. */
  declare private missing: boolean
  private readonly ballots = new Ballots(this)
  private readonly draft = new Draft(this, () => `receipt ${this.zone}`)
  /** What draws a ballot that was found, and the words for that. */
  private readonly found = new Later(this, () => import('./receipt/found.ts'))
  private readonly foundWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof foundWords }>('../locales/*/receiptFound.ts'),
  )
  /** What checks all of the log, and the words for that. */
  private readonly record = new Later(this, () => import('./receipt/recordCheck.ts'))
  private readonly recordWords = new LaterWords(
    this,
    import.meta.glob<{ words: typeof recordWords }>('../locales/*/receiptRecord.ts'),
  )
  private whole: RecordCheck | undefined
  private last: { asked: string; shown: ReceiptShown } | undefined
  /** The outcome is announced by moving the focus to it, once somebody asked for it here. */
  private moves = false

  constructor() {
    super()
    this.brought = null
    this.missing = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.takeHash)
    addEventListener('yishi-signed-in', this.again)
    this.takeHash()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.takeHash)
    removeEventListener('yishi-signed-in', this.again)
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('code') && this.code) this.brought = { code: this.code }
    super.willUpdate(changed)
  }

  protected override updated(): void {
    if (!this.moves || this.view?.state === undefined || this.view.state === 'nothing') return
    this.moves = false
    this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus()
  }

  /** What stands behind the `#`, unless it is a way within the page. */
  private takeHash = (): void => {
    const code = decodeURIComponent(location.hash.slice(1))
    if (!this.code && code && !code.includes('/')) this.bring({ code }, false)
  }

  protected question(): ReceiptQuestion | null {
    return this.zone ? { zone: this.zone, brought: this.brought } : null
  }

  /** What was found stays until somebody asks again: the answer cannot become truer by itself. */
  protected async read(question: ReceiptQuestion): Promise<Answer<ReceiptShown>> {
    const asked = JSON.stringify(question)
    if (this.last?.asked === asked && this.last.shown.state !== 'unknown')
      return { ok: true, value: this.last.shown }
    const shown = await this.look(question)
    this.last = shown.state === 'offline' ? undefined : { asked, shown }
    return { ok: true, value: shown }
  }

  private async look({ zone, brought }: ReceiptQuestion): Promise<ReceiptShown> {
    if (!brought) return { state: 'nothing' }
    try {
      const { lookAt } = await import('./receipt/lookAt.ts')
      const shown = await lookAt(brought, { client: this.client, office: this.office, zone })
      // It takes the focus: it has to be drawn at once.
      if (shown.state === 'found') await Promise.all([this.found.come(), this.foundWords.come()])
      return shown
    } catch {
      return { state: 'offline' }
    }
  }

  private again = (): void => {
    this.last = undefined
    this.refresh()
  }

  private checkRecord = async (): Promise<void> => {
    const [piece, words] = await Promise.all([this.record.come(), this.recordWords.come()])
    if (!piece || !words) return
    this.whole ??= new piece.RecordCheck(this)
    this.whole.start()
  }

  private bring(brought: Brought, moves = true): void {
    this.moves = moves
    this.missing = false
    if (JSON.stringify(brought) === JSON.stringify(this.brought)) this.again()
    this.brought = brought
  }

  private send = (event: Event): void => {
    event.preventDefault()
    const code = this.draft.value('code').trim()
    if (code) this.bring({ code })
    else {
      this.missing = true
      this.focusOn('#code')
    }
  }

  private sendText = (): void => {
    const text = this.draft.value('text')
    if (text.trim()) this.bring({ text })
    else this.focusOn('#text')
  }

  private takeFile = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0]
    // No receipt is larger: 53 hashes, a checkpoint and one entry.
    if (file) this.bring({ text: file.size > 200_000 ? '-' : await file.text() })
  }

  private drop = (event: DragEvent): void => {
    event.preventDefault()
    this.takeFile(event.dataTransfer?.files)
  }

  protected override renderLoading(): TemplateResult {
    return html`<div class="sheet"><p class="quiet" role="status">${this.words.checking}</p></div>`
  }

  protected renderHere(shown: ReceiptShown): TemplateResult {
    const { words } = this
    return html`<article class="sheet" part="sheet">
      <h2>${words.heading}</h2>
      ${shown.state === 'found' ? nothing : html`<p class="quiet">${words.intro}</p>`}
      <div part="outcome">${this.renderOutcome(shown)}</div>
      ${
        shown.state === 'found'
          ? html`<details class="part">
              <summary>${words.other}</summary>
              ${this.renderForm()}
            </details>`
          : this.renderForm()
      }
      <section class="part">${this.renderRecord()}</section>
    </article>`
  }

  private renderRecord(): unknown {
    const { words, whole, record, recordWords } = this
    const own = recordWords.now
    if (whole && own) return whole.render({ ...words, ...own })
    if (record.lost || recordWords.lost) return waiting([record, recordWords], words)
    return html`<button @click=${this.checkRecord}>${words.checkRecord}</button>
      <p class="quiet small">${words.checkRecordHint}</p>`
  }

  private renderOutcome(shown: ReceiptShown): unknown {
    const { words } = this
    const outcome = (title: string, more: string) =>
      html`<div class="outcome bad" role="alert">
        <h3 id="outcome" tabindex="-1">${title}</h3>
        <p>${more}</p>
      </div>`
    switch (shown.state) {
      case 'nothing':
        return nothing
      case 'unreadable':
        return html`<p id="outcome" tabindex="-1" class="refusal" role="alert">${words.unreadable}</p>`
      case 'offline':
        return html`<p id="outcome" tabindex="-1" class="refusal" role="alert">${words.offline}</p>
          <button @click=${this.again}>${words.again}</button>`
      case 'unknown':
        return [
          outcome(words.unknown(shown.code), words.unknownHow),
          html`<button @click=${this.again}>${words.again}</button>`,
        ]
      case 'wrong':
        return [
          outcome(words.wrongTitle, this.sayWrong(shown.fault)),
          html`<p>${words.wrongHow}</p>
            <button @click=${() => this.download('receipt', shown.text)}>${words.download}</button>`,
        ]
      case 'found':
        return this.renderFound(shown)
    }
  }

  private renderFound(shown: ReceiptFound): unknown {
    const [drawn, own] = [this.found.here, this.foundWords.here]
    if (!drawn || !own) return waiting([this.found, this.foundWords], this.words)
    return drawn.found(shown, {
      words: { ...this.words, ...own },
      lang: this.tongue,
      pollHref: (id) =>
        this.pollHref?.replace('{id}', encodeURIComponent(id)) ??
        `${this.office}/v/${encodeURIComponent(id)}`,
      ballots: this.ballots,
      trust: trustHref(this.office, this.zone ?? ''),
      signedIn: this.client.token !== null,
      signIn: () => this.askForSignIn('receipt'),
      again: this.again,
      download: () => this.download(shown.code, shown.text),
    })
  }

  private sayWrong(fault: string): string {
    const { wrong } = this.words
    if (/^(signature|note|checkpoint)-/.test(fault)) return wrong.signature
    return wrong[fault as keyof typeof wrong] ?? wrong.other
  }

  private renderForm(): TemplateResult {
    const { words, draft } = this
    return html`<form @submit=${this.send}>
        ${field({
          id: 'code',
          label: words.code,
          hint: words.codeHint,
          value: draft.value('code'),
          error: this.missing ? words.codeMissing : '',
          most: 40,
          autocomplete: 'off',
          input: draft.keep('code'),
        })}
        <div class="row"><button class="primary">${words.check}</button></div>
      </form>
      <details class="file" @dragover=${(event: Event) => event.preventDefault()} @drop=${this.drop}>
        <summary>${words.byFile}</summary>
        <p class="quiet small">${words.fileHint}</p>
        <div class="field">
          <label for="file">${words.file}</label>
          <input
            id="file"
            type="file"
            accept=".txt,text/plain"
            @change=${({ target }: Event) => this.takeFile((target as HTMLInputElement).files)}
          />
        </div>
        ${field({
          id: 'text',
          label: words.paste,
          value: draft.value('text'),
          lines: 4,
          autocomplete: 'off',
          input: draft.keep('text'),
        })}
        <div class="row"><button @click=${this.sendText}>${words.checkText}</button></div>
      </details>`
  }

  private download(name: string, text: string): void {
    const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    Object.assign(document.createElement('a'), { href, download: `${name}.tlog-proof.txt` }).click()
    setTimeout(() => URL.revokeObjectURL(href), 60_000)
  }
}

define('yishi-receipt', YishiReceipt)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-receipt': YishiReceipt
  }
}
