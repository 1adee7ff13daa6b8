import type { Answer, LetterView, MeView, Page, RollItem } from '@yishi/schema/words'
import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../../define.ts'
import { formatDate } from '../../format/date.ts'
import type { words as peopleWords } from '../../locales/zh/deskPeople.ts'
import { openPrint } from '../../openPrint.ts'
import { confirmBar } from '../../parts/confirmBar.ts'
import type { ActInput } from '../../router.ts'
import type { Locales } from '../../words.ts'
import { DeskTool } from './tool.ts'

/** A part of the letters that wait, and what stands on every one. */
export interface Letters {
  letters: Page<LetterView>
  rolls: RollItem[]
  place: MeView['zone']
}

interface Question {
  zone: string
  after: string | undefined
}

/** 入户码信函: letters with single-use codes, made for those who have none, shown as they will be printed. */
export class DeskLetters extends DeskTool<Letters, typeof peopleWords, Question> {
  static override styles: CSSResultGroup = [
    DeskTool.styles,
    css`
      .letters {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
        margin-top: 14px;
      }
      .letters article {
        padding: 12px 14px;
        border: 1px dashed var(--y-ink-3);
        border-radius: var(--y-radius);
      }
      .letters canvas {
        width: 132px;
        height: 132px;
        margin: 8px 0;
        image-rendering: pixelated;
      }
      .code {
        font: 1.05em/1.4 ui-monospace, Menlo, monospace;
        letter-spacing: 0.06em;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    from: { state: true },
    codes: { state: true },
    note: { state: true },
  }
  static override areas: Locales<object>[] = [
    import.meta.glob<{ words: object }>('../../locales/*/deskPeople.ts'),
  ]

  declare private from: string | undefined
  declare private note: string | undefined
  /** Draws a QR code, once it is here. */
  declare private codes: ((text: string) => HTMLCanvasElement) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    import('../../qrCode.ts').then(({ qrCode }) => {
      this.codes = qrCode
    })
  }

  protected question(): Question | null {
    return this.zone ? { zone: this.zone, after: this.from } : null
  }

  protected override subject({ zone }: Question): unknown {
    return zone
  }

  protected async read({ zone, after }: Question): Promise<Answer<Letters>> {
    const { client } = this
    const [letters, rolls, me] = await Promise.all([
      client.read('letters', { zone, waiting: true, ...(after ? { after } : {}) }),
      client.read('rolls', { zone }),
      client.read('me', { zone }),
    ])
    if (!letters.ok) return letters
    if (!me.ok) return me
    const value = { letters: letters.value, rolls: rolls.ok ? rolls.value : [], place: me.value.zone }
    return { ok: true, value }
  }

  protected renderHere(view: Letters): TemplateResult {
    const { words } = this
    const { items, total, next } = view.letters
    return html`<p class="small quiet">${words.lettersPlain}</p>
      ${this.renderIssue(view)}
      <section class="part">
        <h3 id="form" tabindex="-1">${total ? words.lettersCount(total) : words.lettersNone}</h3>
        ${items.length ? html`<div class="row"><button class="primary" @click=${this.print}>${words.lettersPrint}</button></div>` : nothing}
        ${this.note ? html`<p class="refusal" role="alert">${this.note}</p>` : nothing}
        <div class="letters">${items.map((letter) => this.renderLetter(letter, view))}</div>
        <div class="row">
          ${this.from ? html`<button class="link" @click=${() => this.turn(undefined)}>${words.lettersLess}</button>` : nothing}
          ${next ? html`<button class="link" @click=${() => this.turn(next)}>${words.lettersMore}</button>` : nothing}
        </div>
      </section>`
  }

  private renderIssue({ rolls }: Letters): TemplateResult {
    const { words, form, zone } = this
    const owners = rolls.filter(({ kind }) => kind === 'owners')
    return html`${
      this.asking === 'issue'
        ? confirmBar({
            question: words.lettersIssueSure,
            yes: words.sureYes,
            no: words.sureNo,
            busy: this.acting !== '',
            agree: () => this.issue({ zone: zone!, for: 'households' }),
            leave: () => {
              this.asking = ''
            },
          })
        : html`<div class="row"><button @click=${() => this.ask('issue')}>${words.lettersIssue}</button></div>`
    }
      ${
        this.mode === 'electors'
          ? form.draw({
              act: 'issueLetters',
              button: words.lettersIssueElectors,
              leave: () => this.enter(undefined),
              send: () => this.issue({ zone: zone!, for: 'electors', roll: form.value('roll') }),
              fields: () =>
                form.select(
                  'roll',
                  words.lettersRoll,
                  owners.map(({ id, name }) => ({ value: id, label: name })),
                ),
            })
          : html`${this.refusalOf('issueLetters')}
            ${owners.length ? this.doors([{ mode: 'electors', label: words.lettersIssueElectors }]) : nothing}`
      }`
  }

  private renderLetter(
    { letter, label, names, code, href, expiresAt }: LetterView,
    { place }: Letters,
  ): TemplateResult {
    const { words, tongue, office } = this
    const link = office + (href ?? '')
    const asked = `void ${letter}`
    return html`<article>
      <h3>${words.letterTo(label, names)}</h3>
      <p>${words.letterHow}</p>
      ${href && this.codes ? this.canvasOf(letter, link) : nothing}
      <p class="code" translate="no">${code}</p>
      <p class="small">${link.split('#')[0]}</p>
      <p class="small">${words.letterSecret} ${words.letterUntil(formatDate(expiresAt, tongue))}</p>
      <p class="small">${words.letterFrom(place.name, place.telephone)}</p>
      ${
        this.asking === asked
          ? confirmBar({
              question: words.letterVoidSure(label),
              yes: words.letterVoid,
              no: words.sureNo,
              busy: this.acting !== '',
              agree: () => this.voidLetter(letter),
              leave: () => {
                this.asking = ''
              },
            })
          : html`<button class="link" @click=${() => this.ask(asked)}>${words.letterVoid}</button>`
      }
    </article>`
  }

  private readonly canvases = new Map<string, HTMLCanvasElement>()

  private canvasOf(letter: string, link: string): HTMLCanvasElement | undefined {
    const known = this.canvases.get(letter) ?? this.codes?.(link)
    if (known) this.canvases.set(letter, known)
    known?.setAttribute('aria-hidden', 'true')
    return known
  }

  private turn(to: string | undefined): void {
    this.from = to
    this.focusOn('#form')
  }

  private ask(what: string): void {
    this.asking = what
    this.focusOn('.confirm button')
  }

  private print = async (): Promise<void> => {
    const { office, client, zone = '' } = this
    this.note = (await openPrint({ office, token: client.token, zone, path: `/print/letters/${zone}` }))
      ? ''
      : this.words.lettersNotOpen
  }

  private async issue(what: ActInput<'issueLetters'>): Promise<void> {
    const answer = await this.act('issueLetters', what)
    this.asking = ''
    if (!answer?.ok) return
    this.form.clear()
    this.enter(undefined)
    this.tell(this.words.lettersIssued(answer.value.letters.length))
  }

  private async voidLetter(letter: string): Promise<void> {
    const answer = await this.act('voidLetters', { zone: this.zone!, letters: [letter] })
    this.asking = ''
    if (answer?.ok) this.tell(this.words.letterVoided)
  }
}

define('yishi-desk-letters', DeskLetters)
