import type { Answer, Refusal } from '@yishi/schema/words'
import {
  type CSSResultGroup,
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { YishiElderEvent } from './events/elder.ts'
import { keptElder } from './keptElder.ts'
import { failedState } from './parts/failedState.ts'
import { tokens } from './tokens.ts'
import { type Locales, loadWords } from './words.ts'

/** Milliseconds. */
export const pollEvery = 15_000

/** The server that this script came from: all that stands before `/widget/` in its address. */
const home = import.meta.url.split('/widget/')[0]!

/** The words that every element has; they stand in `acting`, and in the board's own, which loads nothing else. */
export interface BaseWords {
  loading: string
  failed: string
  retry: string
}

/**
 * What every element is: it asks one question of the server and draws one of four states. Nothing yet (it has not been told
 * what to ask), loading and failed keep the page's own content in place; here draws the view.
 *
 * `V` is the view of its noun, `W` its words, `Q` the question.
 *
 * @attr server - Where the office is; default: where the script came from.
 * @attr zone - The zone's address, `yiguang.huayuan`.
 * @attr lang - `zh` or `en`; default: the nearest `lang` of the page.
 * @attr elder - 长辈版: larger text and targets; once the reader has chosen on this site, as they did.
 * @attr theme - `light`, `dark`, or `contrast`, in which nothing is quieter than the text; default: as the reader's device.
 */
export abstract class YishiElement<V, W, Q = unknown> extends LitElement {
  static override styles: CSSResultGroup = tokens
  static override properties: PropertyDeclarations = {
    server: {},
    zone: {},
    lang: { reflect: true },
    elder: { type: Boolean, reflect: true },
    theme: { reflect: true },
    data: { attribute: false },
    answer: { state: true },
    fault: { state: true },
    words: { state: true },
  }
  /** The areas of words that all of its kind speak, and its own. */
  static ground: Locales<object>[] = []
  static areas: Locales<object>[] = []

  declare server: string | undefined
  declare zone: string | undefined
  declare elder: boolean
  declare theme: 'light' | 'dark' | 'contrast' | undefined
  /** The view itself, from the page; then nothing is fetched. */
  declare data: V | undefined
  /** All its words, once they are here. */
  declare words: W & BaseWords
  declare private answer: V | undefined
  declare private fault: Refusal | 'offline' | undefined
  private asked = ''
  private about = ''
  private spoken = ''
  private latest: Promise<Answer<V> | null> | undefined
  /** By which it asks again. */
  protected timer = 0

  /** What to ask; null while an attribute is missing. */
  protected abstract question(): Q | null
  /** What it is about: while that stays, what is here stays until the answer to another question comes. */
  protected subject(question: Q): unknown {
    return question
  }

  /** Ask it. */
  protected abstract read(question: Q): Promise<Answer<V>>
  /** Draw what is here. */
  protected abstract renderHere(view: V): unknown

  /** The language that it speaks. */
  get tongue(): string {
    // A property that was just set stands in its attribute only after the update that it causes.
    return this.lang || this.closest<HTMLElement>('[lang]')?.lang || 'zh'
  }

  /** The server's address without a slash at its end. */
  get office(): string {
    return (this.server ?? home).replace(/\/$/, '')
  }

  /** What it shows: the page's own view, else the one it read. */
  get view(): V | undefined {
    return this.data ?? this.answer
  }

  /**
   * Ask again, as it happens by itself when something changes in its zone, every quarter of a minute where nobody tells, and after every
   * act on the page. Done once the newest answer is here, whoever asked for that.
   */
  refresh = async (): Promise<void> => {
    const question = this.data || (this.answer && document.hidden) ? null : this.question()
    if (!question) return
    let latest = this.read(question).catch(() => null)
    this.latest = latest
    let answer = await latest
    while (latest !== this.latest) {
      latest = this.latest
      answer = await latest
    }
    this.removeAttribute('aria-busy')
    this.fault = answer ? (answer.ok ? undefined : answer.refusal) : 'offline'
    // A lost network leaves what is here; a no takes it away.
    if (answer) this.answer = answer.ok ? answer.value : undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.timer = setInterval(this.refresh, pollEvery) as unknown as number
    this.elder = keptElder() ?? this.elder
    addEventListener('yishi-changed', this.refresh)
    addEventListener('yishi-elder', this.followElder)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.timer)
    removeEventListener('yishi-changed', this.refresh)
    removeEventListener('yishi-elder', this.followElder)
  }

  /** The reader has turned 长辈版 on or off, somewhere on the page. */
  private followElder = (event: Event): void => {
    this.elder = (event as YishiElderEvent).on
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const asking = this.question()
    const asked = asking ? this.office + JSON.stringify(asking) : ''
    if (asked !== this.asked) {
      const about = asking ? this.office + JSON.stringify(this.subject(asking)) : ''
      if (about !== this.about) this.answer = undefined
      this.asked = asked
      this.about = about
      this.fault = undefined
      if (!this.data) this.setAttribute('aria-busy', 'true')
      this.refresh()
    }
    if (this.tongue !== this.spoken) this.speak(this.tongue)
  }

  private async speak(lang: string): Promise<void> {
    this.spoken = lang
    const { ground, areas } = this.constructor as typeof YishiElement
    try {
      const words = await Promise.all([...ground, ...areas].map((area) => loadWords(area, lang)))
      if (lang === this.spoken) this.words = Object.assign({}, ...words)
    } catch {
      this.spoken = ''
    }
  }

  protected override render(): unknown {
    const { words, view, fault } = this
    if (!words) return html`<slot></slot>`
    const retry = { label: words.retry, act: this.refresh }
    if (view !== undefined)
      return [this.renderHere(view), fault === 'offline' ? failedState(words.failed, retry) : null]
    if (fault) return html`<slot></slot>${this.renderFault(fault, retry)}`
    return html`<slot>${this.asked ? this.renderLoading() : null}</slot>`
  }

  /** What stands there when it could not be read; elements with more words say more. */
  protected renderFault(
    _fault: Refusal | 'offline',
    retry: { label: string; act: () => void },
  ): TemplateResult {
    return failedState(this.words.failed, retry)
  }

  /** What stands there while it is read, where the page has no content of its own. */
  protected renderLoading(): TemplateResult {
    return html`<p class="quiet" role="status">${this.words.loading}</p>`
  }
}
