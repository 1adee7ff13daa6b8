import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import { copyText } from '../copyText.ts'
import type { words } from '../locales/zh/pollCast.ts'

type CardWord =
  | 'receipt'
  | 'receiptKeep'
  | 'copy'
  | 'copied'
  | 'savePicture'
  | 'pictureOf'
  | 'longPress'
  | 'download'
  | 'showQr'
  | 'hideQr'
  | 'qrOf'

/** What stands on a receipt. Never the choice. */
export interface ReceiptShown {
  /** K7QM-4XWD-2P */
  code: string
  /** Where the code can be checked. */
  link: string
  /** What else is printed on the picture: the title, when it was cast. */
  lines: string[]
  words: Pick<typeof words, CardWord>
}

/**
 * 投票查验码: the code to be written down, copied, kept as a picture by a long press, or shown as a QR code. A host draws it
 * with `card.draw(…)`, one at a time. What draws codes and pictures is fetched when it is asked for.
 */
export class ReceiptCard implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private code = ''
  private copied = false
  private qr: HTMLCanvasElement | undefined
  private picture = ''

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.code = ''
  }

  draw(shown: ReceiptShown): TemplateResult {
    const { code, words } = shown
    if (code !== this.code) this.turnTo(code)
    return html`<div class="receipt" part="receipt">
      <p class="small quiet">${words.receipt}</p>
      <p class="code" translate="no">${code}</p>
      <p class="small quiet">${words.receiptKeep}</p>
      <div class="ways">
        <button @click=${this.copy}>${this.copied ? words.copied : words.copy}</button>
        <button aria-expanded=${this.picture !== ''} @click=${() => this.turnPicture(shown)}>
          ${words.savePicture}
        </button>
        <button aria-expanded=${this.qr !== undefined} @click=${() => this.turnQr(shown)}>
          ${this.qr ? words.hideQr : words.showQr}
        </button>
      </div>
      <p class="vh" role="status">${this.copied ? words.copied : ''}</p>
      ${this.qr ?? nothing} ${this.picture ? this.drawPicture(shown) : nothing}
    </div>`
  }

  private drawPicture({ code, words }: ReceiptShown): TemplateResult {
    return html`<img src=${this.picture} alt=${words.pictureOf(code)} />
      <p class="small quiet">${words.longPress} <a href=${this.picture} download="${code}.png">${words.download}</a></p>`
  }

  private turnTo(code: string): void {
    this.code = code
    this.copied = false
    this.qr = undefined
    this.picture = ''
  }

  private copy = async (): Promise<void> => {
    this.copied = await copyText(this.code)
    this.host.requestUpdate()
  }

  private async turnQr({ code, link, words }: ReceiptShown): Promise<void> {
    if (this.qr) this.qr = undefined
    else {
      const { qrCode } = await import('../qrCode.ts')
      const canvas = qrCode(link)
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', words.qrOf(code))
      this.qr = canvas
    }
    this.host.requestUpdate()
  }

  private async turnPicture({ code, link, lines, words }: ReceiptShown): Promise<void> {
    if (this.picture) this.picture = ''
    else {
      const { receiptPicture } = await import('../receiptPicture.ts')
      this.picture = receiptPicture({ heading: words.receipt, code, lines, link })
    }
    this.host.requestUpdate()
  }
}

/** How the card looks. */
export const receiptCardStyle = css`
  .receipt {
    margin: var(--y-gap) 0;
  }
  .receipt p {
    margin: 4px 0;
  }
  .receipt .code {
    font: 500 1.3em/1.4 ui-monospace, 'SF Mono', Menlo, monospace;
    letter-spacing: 0.12em;
    padding: 12px 14px;
    margin: 6px 0;
    border: 1px dashed var(--y-ink-3);
    border-radius: var(--y-radius);
    text-align: center;
    user-select: all;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 10px 0;
  }
  .receipt canvas {
    display: block;
    width: 220px;
    max-width: 100%;
    image-rendering: pixelated;
    margin: 12px auto;
  }
  .receipt img {
    display: block;
    width: 100%;
    max-width: 375px;
    margin: 12px auto;
    border: 1px solid var(--y-line);
  }
`
