import { type CSSResultGroup, css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ClientElement } from '../../clientElement.ts'
import type { words as deskWords } from '../../locales/zh/desk.ts'
import { choicesStyle } from '../../parts/choices.ts'
import { confirmBarStyle } from '../../parts/confirmBar.ts'
import { skeleton, skeletonStyle } from '../../parts/skeleton.ts'
import type { ActName } from '../../router.ts'
import { common } from '../../styles/common.ts'
import type { Locales } from '../../words.ts'
import { Form } from './form.ts'
import { toldStyle } from './styles.ts'

/** What a tool works on. */
export interface About {
  proposal?: string | undefined
  notice?: string | undefined
  /** Which of its forms stands open at first. */
  mode?: string | undefined
}

const toolStyle = css`
  .tool-form {
    margin-top: 4px;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 14px;
    margin: 10px 0;
  }
  .facts dt {
    color: var(--y-ink-2);
  }
  .facts dd {
    margin: 0;
  }
  details {
    margin: 12px 0;
  }
  summary {
    min-height: var(--y-tap);
    padding-block: 10px;
    cursor: pointer;
    font-weight: 600;
  }
  .found {
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
    max-height: 22em;
    overflow-y: auto;
  }
  .found li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 6px 0;
    border-top: 1px solid var(--y-line);
  }
  .found li > div {
    flex-basis: 100%;
  }
  .chosen > li {
    padding: 10px 0;
    border-top: 1px solid var(--y-line);
  }
  .chosen.part > li:first-child {
    border-top: 0;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 12px;
  }
  .chosen > .top {
    flex-wrap: nowrap;
    align-items: center;
  }
  .chosen > .top > button {
    flex: none;
  }
  select {
    padding-block: 4px;
  }
  .pick {
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--y-tap);
  }
  .pick .button {
    flex: none;
    display: inline-flex;
    align-items: center;
    min-height: var(--y-tap);
    padding: 6px 20px;
    border: 1px solid var(--y-ink);
    border-radius: var(--y-radius);
    font-weight: 600;
  }
  .pick input {
    position: absolute;
    inset: 0;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .pick:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
`

/**
 * A tool of the desk: an element of its own, fetched when it is opened and known inside the desk alone. The desk gives it what
 * it works on, and is told through `finish` that the work was done, and through `turnTo` where it goes on.
 */
export abstract class DeskTool<V, W, Q = unknown> extends ClientElement<V, W & typeof deskWords, Q> {
  static override styles: CSSResultGroup = [
    ...common,
    choicesStyle,
    confirmBarStyle,
    skeletonStyle,
    toldStyle,
    toolStyle,
  ]
  static override properties: PropertyDeclarations = {
    proposal: {},
    notice: {},
    mode: {},
    roles: { attribute: false },
  }
  static override ground: Locales<object>[] = [
    ...ClientElement.ground,
    import.meta.glob<{ words: object }>('../../locales/*/desk.ts'),
  ]

  declare proposal: string | undefined
  declare notice: string | undefined
  declare mode: string | undefined
  /** What its user is at this zone. */
  declare roles: readonly string[]
  /** The work is done: back to the desk, which says the sentence. */
  declare finish: (sentence: string) => void
  /** Open another tool in its place. */
  declare turnTo: (tool: string, about: About) => void
  readonly form = new Form(
    this,
    () => `${this.localName} ${this.proposal ?? ''}${this.notice ?? ''} ${this.mode ?? ''}`,
  )

  private telling: ReturnType<typeof setTimeout> | undefined

  protected override fieldsOf(act: ActName): readonly string[] {
    return this.form.pathsOf(act)
  }

  protected override renderLoading(): TemplateResult {
    return skeleton(this.words.loading, 5) as TemplateResult
  }

  /** It is said for as long as somebody needs to read it, and then makes room. */
  override tell(sentence: string): void {
    super.tell(sentence)
    clearTimeout(this.telling)
    if (sentence) this.telling = setTimeout(() => super.tell(''), 8000)
  }

  /** Whether its user is one of these here. */
  is(...roles: string[]): boolean {
    return roles.some((role) => this.roles?.includes(role))
  }

  /** The forms that can be opened here, as buttons; the open one is not among them. */
  doors(doors: readonly { mode: string; label: string }[]): TemplateResult | typeof nothing {
    const shut = doors.filter(({ mode }) => mode !== this.mode)
    if (!shut.length) return nothing
    return html`<div class="row">
      ${shut.map(({ mode, label }) => html`<button @click=${() => this.enter(mode)}>${label}</button>`)}
    </div>`
  }

  /** Open one of its forms; the focus goes to its heading. */
  enter(mode: string | undefined): void {
    this.mode = mode
    this.asking = ''
    this.focusOn('#form')
  }
}
