import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Client } from '../../client.ts'
import type { words as paperWords } from '../../locales/zh/deskPaper.ts'

interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  zone: string | undefined
  words: typeof paperWords
}

/** A picture that staff alone may see: it is fetched with the token, since no image tag carries one. One at a time. */
export class StaffPhoto implements ReactiveController {
  private readonly host: Host
  private shown = ''
  private url = ''
  private lost = false

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.let()
  }

  draw(attachment: string, alt: string): TemplateResult {
    if (attachment !== this.shown) this.fetch(attachment)
    const { words } = this.host
    if (this.lost) return html`<p class="refusal">${words.photoLost}</p>`
    return this.url
      ? html`<a href=${this.url} target="_blank"><img class="sheet-photo" src=${this.url} alt=${alt} /></a>`
      : html`<p class="quiet">${words.photoLoading}</p>`
  }

  private async fetch(attachment: string): Promise<void> {
    this.let()
    this.shown = attachment
    const { client, office, zone = '' } = this.host
    const [tenant] = zone.split('.')
    const answer = await fetch(`${office}/a/${tenant}/${attachment}`, {
      headers: { authorization: `Bearer ${client.token}` },
    }).catch(() => null)
    const blob = answer?.ok ? await answer.blob() : null
    if (this.shown !== attachment) return
    this.lost = !blob
    if (blob) this.url = URL.createObjectURL(blob)
    this.host.requestUpdate()
  }

  private let(): void {
    if (this.url) URL.revokeObjectURL(this.url)
    this.shown = ''
    this.url = ''
    this.lost = false
  }
}
