import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { words as deskWords } from '../../locales/zh/desk.ts'

/** A household as far as it has to be known to be chosen. */
export interface Door {
  household: string
  label: string
}

/** What was found, and how many there are in all. */
export interface Found {
  items: readonly Door[]
  total: number
}

interface Host extends ReactiveControllerHost {
  words: typeof deskWords
}

/** How long to wait after a key before asking, in milliseconds. */
const pause = 250

/** Searching the register by building, room or name: a field, what was found, a button each. Who picks is told by `pick`. */
export class HouseholdSearch implements ReactiveController {
  private readonly host: Host
  private readonly search: (text: string) => Promise<Found | null>
  private typed = ''
  private found: Found | null | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host, search: (text: string) => Promise<Found | null>) {
    this.host = host
    this.search = search
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  draw(of: {
    label?: string
    hint?: string
    pick(door: Door): void
    without?: ReadonlySet<string>
    fault?: string
  }): TemplateResult {
    const { words } = this.host
    const { fault } = of
    return html`<div class="field">
      <label for="household-search"
        >${of.label ?? words.findHousehold}<span class="hint" id="household-hint">${of.hint ?? words.findHint}</span></label
      >
      <input
        id="household-search"
        type="search"
        autocomplete="off"
        aria-describedby=${fault ? 'household-hint household-fault' : 'household-hint'}
        aria-invalid=${fault ? 'true' : nothing}
        .value=${this.typed}
        @input=${this.type}
        @keydown=${this.keepForm}
      />
      ${fault ? html`<p class="refusal" role="alert" id="household-fault">${fault}</p>` : nothing}
      <p class="small quiet" role="status">${this.say()}</p>
      ${this.found ? this.list(this.found, of) : nothing}
    </div>`
  }

  /** Somebody was chosen: the list goes, the next search begins anew. */
  clear(): void {
    this.typed = ''
    this.found = undefined
    this.host.requestUpdate()
  }

  private say(): string {
    const { words } = this.host
    if (this.found === undefined) return ''
    if (this.found === null) return words.findFailed
    const { items, total } = this.found
    return total ? words.findFound(items.length, total) : words.findNone
  }

  private list(
    { items }: Found,
    { pick, without }: { pick(door: Door): void; without?: ReadonlySet<string> },
  ): TemplateResult {
    const { words } = this.host
    return html`<ul class="found">
      ${items
        .filter(({ household }) => !without?.has(household))
        .map(
          ({ household, label }) =>
            html`<li>
              <span>${label}</span>
              <button
                type="button"
                aria-label=${words.findPick(label)}
                @click=${() => {
                  pick({ household, label })
                  this.clear()
                }}
              >
                ${words.findPick('').trim()}
              </button>
            </li>`,
        )}
    </ul>`
  }

  private type = ({ target }: Event): void => {
    this.typed = (target as HTMLInputElement).value
    clearTimeout(this.timer)
    if (!this.typed.trim()) {
      this.found = undefined
      this.host.requestUpdate()
      return
    }
    this.timer = setTimeout(this.ask, pause)
  }

  /** Enter searches at once, and does not send the form around it. */
  private keepForm = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    clearTimeout(this.timer)
    this.ask()
  }

  private ask = async (): Promise<void> => {
    const { typed } = this
    const found = await this.search(typed.trim()).catch(() => null)
    if (typed !== this.typed) return
    this.found = found
    this.host.requestUpdate()
  }
}
