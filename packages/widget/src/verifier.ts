import type { LogSource } from '@yishi/schema/log'
import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { RecordCheck } from './elements/receipt/recordCheck.ts'
import { receiptStyle } from './elements/receipt/styles.ts'
import { words as enRecord } from './locales/en/receiptRecord.ts'
import { words as en } from './locales/en/verifier.ts'
import { words as zhRecord } from './locales/zh/receiptRecord.ts'
import { words as zh } from './locales/zh/verifier.ts'
import { field } from './parts/field.ts'
import { common } from './styles/common.ts'

const words = navigator.language.startsWith('zh') ? { ...zhRecord, ...zh } : { ...enRecord, ...en }

/**
 * The page that checks a log without anything of ours but the log: at an address, or a copy in a folder. Built into one file, which may be
 * kept, read through, and opened from a disk.
 */
class Verifier extends LitElement {
  static override styles = [
    ...common,
    receiptStyle,
    css`
      code {
        overflow-wrap: anywhere;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    address: { state: true },
    wrong: { state: true },
    begun: { state: true },
  }
  /** As it was typed, or as it stands behind the `#` of this page's own address. */
  declare private address: string
  declare private wrong: boolean
  declare private begun: boolean
  /** The files of a copy; undefined: from the address. */
  files: LogSource | undefined
  private readonly check = new RecordCheck(this)

  constructor() {
    super()
    this.address = decodeURIComponent(location.hash.slice(1))
    this.wrong = false
    this.begun = false
  }

  get office(): string {
    return partsOf(this.address)?.office ?? ''
  }

  get zone(): string | undefined {
    return partsOf(this.address)?.tenant
  }

  private type = (event: Event): void => {
    this.address = (event.target as HTMLInputElement).value
  }

  private go = (event: Event): void => {
    event.preventDefault()
    this.wrong = partsOf(this.address) === null
    if (this.wrong) this.renderRoot.querySelector<HTMLElement>('#address')?.focus()
    else this.begin(undefined)
  }

  private take = (event: Event): void => {
    const { files } = event.target as HTMLInputElement
    if (files?.length) this.begin(fromFolder([...files]))
  }

  private begin(files: LogSource | undefined): void {
    this.files = files
    this.begun = true
    void this.check.start()
  }

  protected override render(): TemplateResult {
    return html`<article class="sheet">
      <h2>${words.verifierTitle}</h2>
      <p>${words.verifierIntro}</p>
      <form novalidate @submit=${this.go}>
        ${field({
          id: 'address',
          label: words.verifierAddress,
          hint: words.verifierAddressHint,
          value: this.address,
          type: 'url',
          autocomplete: 'off',
          error: this.wrong ? words.verifierAddressWrong : '',
          input: this.type,
        })}
        <div class="row"><button class="primary">${words.verifierCheck}</button></div>
      </form>
      <div class="field file">
        <label for="folder">${words.verifierFolder}</label>
        <p class="hint" id="folder-hint">${words.verifierFolderHint}</p>
        <input id="folder" type="file" webkitdirectory multiple aria-describedby="folder-hint" @change=${this.take} />
      </div>
      ${this.begun ? html`<section class="own">${this.check.render(words)}</section>` : nothing}
    </article>`
  }
}

/** `https://host/log/<tenant>` taken apart; null where it is none. */
function partsOf(address: string): { office: string; tenant: string } | null {
  const [, office, tenant] = /^\s*(https?:\/\/[^?#]+?)\/log\/([a-z0-9-]+)\/?\s*$/.exec(address) ?? []
  return office && tenant ? { office, tenant } : null
}

/** The files of a folder that was chosen, by their paths below it. */
function fromFolder(files: readonly File[]): LogSource {
  const found = new Map(files.map((file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]))
  return async (path) => {
    const file = found.get(path)
    return file && new Uint8Array(await file.arrayBuffer())
  }
}

document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh' : 'en'
document.title = words.verifierTitle
customElements.define('yishi-verifier', Verifier)
