import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import type { Client } from '../client.ts'
import type { words as photoWords } from '../locales/zh/photos.ts'
import { shrinkPhoto } from '../shrinkPhoto.ts'
import { upload } from '../upload.ts'

/** What it needs of its element. */
interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  zone: string | undefined
}

/** One photo: chosen, made small, sent. */
interface Photo {
  name: string
  /** The small picture; what goes over the network. */
  blob: Blob
  /** To look at before it is sent. */
  preview: string
  alt: string
  /** How much of it was sent, in per cent; null while it is not on its way. */
  sent: number | null
  failed: boolean
  /** Its id on the server, with the words it was sent with: words changed later are sent again. */
  stored: { attachment: string; alt: string } | null
}

const most = 9

/**
 * Up to nine photos, by camera or from the album, each made small in the browser, each with the words for those who do not see
 * it. They are sent when the form is: `const ids = await photos.send()`, null where a word is missing or the network was lost;
 * what arrived is not sent again. Photos live in memory: a reload of the page loses them.
 */
export class PhotoField implements ReactiveController {
  private readonly host: Host
  private photos: readonly Photo[] = []
  private tried = false
  private told: 'photoUnfit' | 'photoFull' | null = null

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  /** How many there are. */
  get count(): number {
    return this.photos.length
  }

  hostDisconnected(): void {
    this.clear()
  }

  draw(words: typeof photoWords, legend: string, fault = ''): TemplateResult {
    return html`<fieldset class="field photo-field" aria-describedby=${fault ? 'photo-fault' : nothing}>
      <legend>${legend} <span class="hint">${words.photoCount(this.count, most)}</span></legend>
      <ul class="plain">
        ${this.photos.map((photo, at) => this.drawPhoto(photo, at, words))}
      </ul>
      ${
        this.count < most
          ? html`<div class="row">
              ${this.drawPick(words.photoCamera, true)} ${this.drawPick(words.photoAlbum, false)}
            </div>`
          : nothing
      }
      <p role="status" class="small quiet">
        ${this.told === 'photoFull' ? words.photoFull(most) : this.told ? words[this.told] : nothing}
      </p>
      ${fault ? html`<p class="refusal" role="alert" id="photo-fault">${fault}</p>` : nothing}
    </fieldset>`
  }

  /** A label that looks like a button around the file field: the browser's own camera or album opens. */
  private drawPick(label: string, camera: boolean): TemplateResult {
    return html`<label class="button"
      >${label}<input
        class="vh"
        type="file"
        accept="image/*"
        capture=${camera ? 'environment' : nothing}
        ?multiple=${!camera}
        @change=${this.take}
    /></label>`
  }

  private drawPhoto(photo: Photo, at: number, words: typeof photoWords): TemplateResult {
    const { preview, alt, sent, failed, stored } = photo
    const missing = this.tried && !alt.trim()
    const id = `photo-${at}`
    return html`<li class="photo">
      <img src=${preview} alt=${alt || words.photoNth(at + 1)} />
      <div>
        <label for=${id}>${words.photoAlt}</label>
        <input
          id=${id}
          maxlength="200"
          placeholder=${words.photoAltHint}
          aria-invalid=${missing ? 'true' : nothing}
          aria-describedby=${missing ? `${id}-error` : nothing}
          .value=${alt}
          @input=${(event: Event) => this.put(at, { alt: (event.target as HTMLInputElement).value })}
        />
        ${missing ? html`<p class="refusal" role="alert" id="${id}-error">${words.photoAltFirst}</p>` : nothing}
        <p class="small ${failed ? 'refusal' : 'quiet'}" role="status">
          ${failed ? words.photoFailed : sent !== null ? words.photoSending(sent) : stored?.alt === alt.trim() ? `${words.photoSent} ✓` : nothing}
        </p>
        <button type="button" class="link" aria-label=${words.photoRemove(at + 1)} @click=${() => this.remove(at)}>
          ${words.photoRemove(at + 1)}
        </button>
      </div>
    </li>`
  }

  /** Send what was not sent yet. The ids of all, in their order; null where that could not be done. */
  async send(): Promise<string[] | null> {
    this.tried = true
    this.host.requestUpdate()
    if (this.photos.some(({ alt }) => !alt.trim())) return null
    const ids: string[] = []
    for (let at = 0; at < this.photos.length; at++) {
      const id = await this.sendOne(at)
      if (!id) return null
      ids.push(id)
    }
    return ids
  }

  /** The form was sent; there is nothing left here. */
  clear(): void {
    for (const { preview } of this.photos) URL.revokeObjectURL(preview)
    this.photos = []
    this.tried = false
    this.told = null
    this.host.requestUpdate()
  }

  /** Id of the first field of words that is still empty, to be given the focus. */
  get firstMissing(): string {
    const at = this.photos.findIndex(({ alt }) => !alt.trim())
    return at < 0 ? '' : `#photo-${at}`
  }

  private async sendOne(at: number): Promise<string | null> {
    const { blob, name, alt, stored } = this.photos[at]!
    const { client, office, zone } = this.host
    const said = alt.trim()
    if (stored?.alt === said) return stored.attachment
    if (!client.token || !zone) return null
    this.put(at, { sent: 0, failed: false })
    const what = {
      server: office,
      token: client.token,
      zone,
      file: blob,
      name,
      alt: said,
      visibility: 'public',
    } as const
    const answer = await upload(what, (share) => this.put(at, { sent: Math.floor(share * 100) })).catch(
      () => null,
    )
    if (!answer?.ok) {
      this.put(at, { sent: null, failed: true })
      return null
    }
    const { attachment } = answer.value
    this.put(at, { sent: null, stored: { attachment, alt: said } })
    return attachment
  }

  private take = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement
    const files = [...(input.files ?? [])]
    input.value = ''
    const pictures = files.filter(({ type }) => type.startsWith('image/'))
    const room = most - this.count
    this.told = pictures.length < files.length ? 'photoUnfit' : pictures.length > room ? 'photoFull' : null
    for (const file of pictures.slice(0, room)) {
      const blob = await shrinkPhoto(file)
      const preview = URL.createObjectURL(blob)
      this.photos = [
        ...this.photos,
        { name: file.name, blob, preview, alt: '', sent: null, failed: false, stored: null },
      ]
    }
    this.host.requestUpdate()
  }

  private remove(at: number): void {
    URL.revokeObjectURL(this.photos[at]!.preview)
    this.photos = this.photos.filter((_, other) => other !== at)
    this.host.requestUpdate()
  }

  private put(at: number, change: Partial<Photo>): void {
    this.photos = this.photos.map((photo, other) => (other === at ? { ...photo, ...change } : photo))
    this.host.requestUpdate()
  }
}

/** How it looks. */
export const photoFieldStyle = css`
  .photo {
    display: grid;
    grid-template-columns: 96px 1fr;
    gap: 12px;
    padding: 10px 0;
    border-top: 1px solid var(--y-line);
  }
  .photo img {
    width: 96px;
    height: 72px;
    object-fit: cover;
    border-radius: 4px;
    background: var(--y-line);
  }
  .photo p {
    margin: 4px 0 0;
  }
  label.button {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--y-tap);
    padding: 6px 20px;
    border: 1px solid var(--y-ink);
    border-radius: var(--y-radius);
    font-weight: 600;
    cursor: pointer;
  }
  label.button:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
`
