import type { ProposalItem } from '@yishi/schema/words'
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Client } from '../../client.ts'
import type { words as matterWords } from '../../locales/zh/deskMatter.ts'

interface Host extends ReactiveControllerHost {
  readonly client: Client
  zone: string | undefined
  words: typeof matterWords
}

/** Finds an open matter by its title. */
export class MatterPicker implements ReactiveController {
  private readonly host: Host
  private typed = ''
  private found: readonly ProposalItem[] | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  draw(of: {
    chosen: string
    without: string
    fault: string
    pick(id: string, title: string): void
  }): TemplateResult {
    const { words } = this.host
    if (of.chosen)
      return html`<p class="field">
        <b>${words.intoChosen(of.chosen)}</b>
        <button type="button" class="link" @click=${() => of.pick('', '')}>${words.intoChange}</button>
      </p>`
    const items = this.found?.filter(({ id }) => id !== of.without)
    return html`<div class="field">
      <label for="into">${words.into}<span class="hint" id="into-hint">${words.intoHint}</span></label>
      <input
        id="into"
        type="search"
        autocomplete="off"
        aria-describedby=${of.fault ? 'into-hint into-fault' : 'into-hint'}
        aria-invalid=${of.fault ? 'true' : nothing}
        .value=${this.typed}
        @input=${this.type}
      />
      ${of.fault ? html`<p class="refusal" role="alert" id="into-fault">${of.fault}</p>` : nothing}
      <p class="small quiet" role="status">${items && !items.length ? words.intoNone : ''}</p>
      <ul class="found">
        ${items?.map(
          ({ id, title }) =>
            html`<li><span>${title}</span><button type="button" aria-label=${words.intoPick(title)} @click=${() => of.pick(id, title)}>${words.intoPick('').trim()}</button></li>`,
        )}
      </ul>
    </div>`
  }

  private type = ({ target }: Event): void => {
    this.typed = (target as HTMLInputElement).value
    clearTimeout(this.timer)
    this.timer = setTimeout(this.ask, 250)
  }

  private ask = async (): Promise<void> => {
    const { client, zone } = this.host
    const search = this.typed.trim()
    const answer = await client.read('proposals', { zone: zone!, state: 'open', search }).catch(() => null)
    this.found = answer?.ok ? answer.value.items : []
    this.host.requestUpdate()
  }
}
