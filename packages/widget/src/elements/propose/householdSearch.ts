import type { HouseholdItem } from '@yishi/schema/words'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Client } from '../../client.ts'
import type { ProposeWords } from '../propose.ts'

/** What it needs of its element. */
interface Host extends ReactiveControllerHost {
  readonly client: Client
  zone: string | undefined
}

/** How long somebody stops typing before it is looked for, in milliseconds. */
const pause = 350
/** So many are offered; more are a list, not a choice. */
const most = 12

/** Households of the register for those who write for others, found by building, room or name. */
export class HouseholdSearch implements ReactiveController {
  found: readonly HouseholdItem[] = []
  private total = 0
  private sought = ''
  private failed = false
  private typing = 0
  private round = 0
  private readonly host: Host

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.typing)
  }

  draw(words: ProposeWords): TemplateResult {
    const rest = this.total - this.found.length
    const none = this.sought && !this.failed && !this.total
    return html`<div class="field">
      <label for="search">${words.homeSearch}<span class="hint" id="search-hint">${words.homeSearchHint}</span></label>
      <input id="search" type="search" aria-describedby="search-hint" .value=${this.sought} @input=${this.seek} />
      <p class="small quiet" role="status">
        ${this.failed ? words.homeFailed : none ? words.homeNone : rest > 0 ? words.homeMore(rest) : nothing}
      </p>
    </div>`
  }

  private seek = ({ target }: Event): void => {
    this.sought = (target as HTMLInputElement).value
    clearTimeout(this.typing)
    this.typing = setTimeout(this.look, pause) as unknown as number
  }

  private look = async (): Promise<void> => {
    const { client, zone } = this.host
    const search = this.sought.trim()
    this.round += 1
    const { round } = this
    const answer = search && zone ? await client.read('households', { zone, search }).catch(() => null) : null
    if (round !== this.round) return
    this.failed = Boolean(search) && !answer?.ok
    this.found = answer?.ok ? answer.value.items.slice(0, most) : []
    this.total = answer?.ok ? answer.value.total : 0
    this.host.requestUpdate()
  }
}
