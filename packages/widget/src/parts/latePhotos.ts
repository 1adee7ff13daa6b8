import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { Client } from '../client.ts'
import { dress } from '../dress.ts'
import { Later } from '../later.ts'
import { LaterWords } from '../laterWords.ts'
import type { words as photoWords } from '../locales/zh/photos.ts'
import type { PhotoField } from './photoField.ts'
import { waiting } from './waiting.ts'

/** What it needs of its element. */
interface Host extends ReactiveControllerHost {
  readonly client: Client
  readonly office: string
  readonly tongue: string
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly words: { loading: string; failed: string; retry: string }
  zone: string | undefined
}

/** A `PhotoField` with its words and looks, fetched when a form that asks for photos is drawn; until then there are no photos. */
export class LatePhotos {
  private readonly host: Host
  private readonly field: Later<PhotoField>
  private readonly words: LaterWords<typeof photoWords>

  constructor(host: Host) {
    this.host = host
    this.words = new LaterWords(
      host,
      import.meta.glob<{ words: typeof photoWords }>('../locales/*/photos.ts'),
    )
    this.field = new Later(host, async () => {
      const { PhotoField, photoFieldStyle } = await import('./photoField.ts')
      dress(host, photoFieldStyle)
      return new PhotoField(host)
    })
  }

  /** How many there are. */
  get count(): number {
    return this.field.now?.count ?? 0
  }

  /** Id of the first field of words that is still empty, to be given the focus. */
  get firstMissing(): string {
    return this.field.now?.firstMissing ?? ''
  }

  draw(legend: string, fault = ''): TemplateResult {
    const [field, words] = [this.field.here, this.words.here]
    return field && words
      ? field.draw(words, legend, fault)
      : waiting([this.field, this.words], this.host.words)
  }

  /** Send what was not sent yet. The ids of all, in their order; null where that could not be done. */
  async send(): Promise<string[] | null> {
    return this.field.now ? this.field.now.send() : []
  }

  /** The form was sent; there is nothing left here. */
  clear(): void {
    this.field.now?.clear()
  }
}
