import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'

/** The words that it says. */
interface Words {
  toPicture: string
  pictureHow: string
  pictureLost: string
}

/**
 * What the server draws of a notice or a poll as one long picture, for a group of neighbours: it is shown on the page, where a webview lets one
 * keep or send it by a long press. `button` stands among the other ways to share, `picture` beneath them.
 */
export class LongPicture implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private shown = false
  private lost = false

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.shown = false
  }

  button({ toPicture }: Words): TemplateResult {
    return html`<button aria-expanded=${this.shown} @click=${this.turn}>${toPicture}</button>`
  }

  /** `page` is its page on the server, beside which the picture stands. */
  picture(page: string, alt: string, words: Words & { lang: string }): TemplateResult | typeof nothing {
    if (!this.shown) return nothing
    if (this.lost) return html`<p class="small" role="alert">${words.pictureLost}</p>`
    return html`<p class="small quiet" role="status">${words.pictureHow}</p>
      <img class="long" src="${page}.png?lang=${words.lang.startsWith('en') ? 'en' : 'zh'}" alt=${alt} @error=${this.lose} />`
  }

  private turn = (): void => {
    this.shown = !this.shown
    this.lost = false
    this.host.requestUpdate()
  }

  private lose = (): void => {
    this.lost = true
    this.host.requestUpdate()
  }
}

/** How it looks. */
export const longPictureStyle = css`
  .long {
    display: block;
    width: 100%;
    max-width: 375px;
    min-height: 200px;
    margin: 12px auto;
    border: 1px solid var(--y-line);
  }
`
