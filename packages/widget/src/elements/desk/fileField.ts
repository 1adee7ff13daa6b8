import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Client } from '../../client.ts'
import type { words as deskWords } from '../../locales/zh/desk.ts'
import { sayRefusal } from '../../sayRefusal.ts'
import { shrinkPhoto } from '../../shrinkPhoto.ts'
import { upload } from '../../upload.ts'
import { inMega, mostBytes } from './mostBytes.ts'

interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  readonly tongue: string
  zone: string | undefined
  words: typeof deskWords
}

/** How a file field is drawn. */
export interface FileAsked {
  id: string
  label: string
  hint?: string
  /** Pictures alone, from the camera where there is one. */
  picture?: boolean
  fault?: string
}

/**
 * One picture or paper. It is sent with its form: `await file.send(alt, visibility)` answers its id, null where nothing was
 * chosen, undefined where it could not be sent or where what was chosen is nothing that can be. What arrived is not sent again. It
 * lives in memory: a reload loses it.
 */
export class FileField implements ReactiveController {
  private readonly host: Host
  private file: { blob: Blob; name: string } | undefined
  private sent: number | null = null
  /** Why it was not taken or not sent; empty: nothing was wrong. */
  private said = ''
  /** Something was chosen that cannot be sent. */
  private unfit = false
  private stored: { as: string; id: string } | undefined

  constructor(host: Host) {
    this.host = host
    host.addController(this)
  }

  get chosen(): boolean {
    return this.file !== undefined
  }

  hostDisconnected(): void {
    this.clear()
  }

  draw({ id, label, hint, picture = false, fault }: FileAsked): TemplateResult {
    const { words } = this.host
    return html`<div class="field">
      <label for=${id}>${label}${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}</label>
      <span class="pick">
        <span class="button" aria-hidden="true">${picture ? words.fileCamera : words.filePick}</span>
        <span class="small">${this.file?.name ?? nothing}</span>
        <input
          id=${id}
          type="file"
          accept=${picture ? 'image/*' : 'image/*,application/pdf'}
          aria-invalid=${fault ? 'true' : nothing}
          aria-describedby=${[hint ? `${id}-hint` : '', fault ? `${id}-error` : ''].join(' ').trim() || nothing}
          @change=${this.take}
        />
      </span>
      <p class="small ${this.said ? 'refusal' : 'quiet'}" role="status">
        ${this.said || (this.sent === null ? nothing : words.fileSending(this.sent))}
      </p>
      ${
        this.file || this.unfit
          ? html`<button type="button" class="link" @click=${() => this.clear()}>${words.fileDrop}</button>`
          : nothing
      }
      ${fault ? html`<p class="refusal" role="alert" id="${id}-error">${fault}</p>` : nothing}
    </div>`
  }

  async send(alt: string, visibility: 'public' | 'staff'): Promise<string | null | undefined> {
    const { host, file } = this
    const { client, office, zone, words, tongue } = host
    if (this.unfit) return undefined
    if (!file) return null
    const as = `${alt} ${visibility}`
    if (this.stored?.as === as) return this.stored.id
    if (!client.token || !zone) return undefined
    this.put({ sent: 0, said: '' })
    const what = {
      server: office,
      token: client.token,
      zone,
      file: file.blob,
      name: file.name,
      alt,
      visibility,
    }
    const answer = await upload(what, (share) => this.put({ sent: Math.floor(share * 100) })).catch(
      () => null,
    )
    if (!answer?.ok) {
      const said = answer ? await sayRefusal(answer.refusal, tongue) : words.fileFailed
      this.put({ sent: null, said })
      return undefined
    }
    this.stored = { as, id: answer.value.attachment }
    this.put({ sent: null })
    return answer.value.attachment
  }

  clear(): void {
    this.file = undefined
    this.stored = undefined
    this.put({ sent: null, said: '', unfit: false })
  }

  /** A browser may give a photo no type at all; then the server looks. */
  private take = async ({ target }: Event): Promise<void> => {
    const input = target as HTMLInputElement
    const file = input.files?.[0]
    const { words } = this.host
    this.clear()
    if (!file) return
    if (file.type && !/^image\/|^application\/pdf$/.test(file.type))
      return this.put({ said: words.fileWrongKind(file.name), unfit: true })
    const blob = await shrinkPhoto(file)
    if (blob.size > mostBytes.paper)
      return this.put({ said: words.fileTooLarge(file.name, inMega(mostBytes.paper)), unfit: true })
    this.file = { blob, name: file.name }
    // The same file may be chosen again after it was dropped.
    input.value = ''
    this.host.requestUpdate()
  }

  private put(change: { sent?: number | null; said?: string; unfit?: boolean }): void {
    Object.assign(this, change)
    this.host.requestUpdate()
  }
}
