import type { Answer, Refusal } from '@yishi/schema/words'
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { type Client, clientOf } from './client.ts'
import { pollEvery, YishiElement } from './element.ts'
import { YishiChangedEvent, YishiRefusedEvent, YishiSignInNeededEvent } from './events.ts'
import { follow, type Live } from './live.ts'
import type { words as actingWords } from './locales/zh/acting.ts'
import { failedState } from './parts/failedState.ts'
import type { ActInput, ActName, ActValue } from './router.ts'
import { sayRefusal } from './sayRefusal.ts'
import type { Locales } from './words.ts'

/** The words of every element in which somebody can do something. */
export type ActingWords = typeof actingWords

/** A no, as it stands beside what was tried. */
interface Said {
  act: string
  path: string | undefined
  sentence: string
}

/**
 * An element that speaks with the server as somebody: it reads through the page's one client and can do things. A refusal
 * stands beside what was tried until it is tried again, and nothing typed is lost by it. Its methods are there for the parts
 * that an element is made of, not for the page.
 */
export abstract class ClientElement<V, W, Q = unknown> extends YishiElement<V, W & ActingWords, Q> {
  static override properties: PropertyDeclarations = {
    acting: { state: true },
    said: { state: true },
    told: { state: true },
    asking: { state: true },
  }
  static override ground: Locales<object>[] = [import.meta.glob<{ words: object }>('./locales/*/acting.ts')]

  /** The act that is on its way; empty: none. */
  declare acting: string
  /** Which confirmation is open; empty: none. */
  declare asking: string
  declare private said: Said | undefined
  declare private told: string | undefined
  private faultSaid = ''
  private live: Live | undefined

  constructor() {
    super()
    this.acting = ''
    this.asking = ''
  }

  /** The page's one client of its server. */
  get client(): Client {
    return clientOf(this.office)
  }

  /**
   * Do something. Answers null where it was not sent (another act is on its way) or no answer came; the sentence for that, and
   * for a refusal, is drawn by `refusalOf(name)`. After a yes every element on the page reads again.
   */
  async act<N extends ActName>(name: N, input: ActInput<N>): Promise<Answer<ActValue<N>> | null> {
    if (this.acting) return null
    this.acting = name
    this.said = undefined
    this.told = undefined
    try {
      const answer = await this.client.act(name, input)
      if (answer.ok) this.dispatchEvent(new YishiChangedEvent(name))
      else await this.refused(name, answer.refusal)
      return answer
    } catch {
      this.said = { act: name, path: undefined, sentence: this.words.lost }
      return null
    } finally {
      this.acting = ''
    }
  }

  private async refused(act: string, refusal: Refusal): Promise<void> {
    const needsSignIn = refusal.code === 'not-signed-in' || refusal.code === 'sign-in-too-old'
    this.dispatchEvent(needsSignIn ? new YishiSignInNeededEvent(act) : new YishiRefusedEvent(act, refusal))
    this.said = { act, path: refusal.path, sentence: await sayRefusal(refusal, this.tongue) }
  }

  /** The sentence of a refusal, beside the button of its act. */
  refusalOf(act: ActName): TemplateResult | typeof nothing {
    return this.said?.act === act && !this.fieldOf(act)
      ? html`<p class="refusal" role="alert">${this.said.sentence}</p>`
      : nothing
  }

  /** The same beside its field, by the field's name; the fields of a form are told by `fieldsOf`. */
  refusalAt(act: ActName, path: string): string {
    return this.said?.act === act && this.fieldOf(act) === path ? this.said.sentence : ''
  }

  /** The names of an act's fields that show their own refusals. */
  protected fieldsOf(_act: ActName): readonly string[] {
    return []
  }

  private fieldOf(act: ActName): string | undefined {
    return this.fieldsOf(act).find((field) => field === this.said?.path)
  }

  /** Say aloud, and show, that something was done. */
  tell(sentence: string): void {
    this.told = sentence
  }

  /** Ask the page for a sign-in; what was typed is kept. */
  askForSignIn(act = ''): void {
    this.dispatchEvent(new YishiSignInNeededEvent(act))
  }

  /** Move the focus to where the work moved, once it is drawn. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (!this.data && this.question()) this.live = follow(this, this.live)
  }

  /** Where changes are told as they come, it need not ask by the clock. */
  override connectedCallback(): void {
    super.connectedCallback()
    clearInterval(this.timer)
    this.timer = setInterval(() => this.live?.isTold() || this.refresh(), pollEvery) as unknown as number
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.live?.stop()
    this.live = undefined
  }

  protected override render(): unknown {
    return [super.render(), html`<p class="told" role="status">${this.told}</p>`]
  }

  protected override renderFault(
    fault: Refusal | 'offline',
    retry: { label: string; act: () => void },
  ): TemplateResult {
    if (fault === 'offline') return super.renderFault(fault, retry)
    sayRefusal(fault, this.tongue).then((sentence) => {
      if (sentence === this.faultSaid) return
      this.faultSaid = sentence
      this.requestUpdate()
    })
    return failedState(this.faultSaid || this.words.failed, retry)
  }
}
