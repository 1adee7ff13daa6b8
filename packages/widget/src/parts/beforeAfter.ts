import type { AttachmentView } from '@yishi/schema/words'
import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import { attachmentHref } from '../permalink.ts'

/** A picture and what stands under it. */
export interface Captioned {
  picture: AttachmentView
  /** 整治前 3月18日 */
  caption: string
}

/** The words that it says. */
export interface BeforeAfterWords {
  compare: string
  compareHint: string
  sideBySide: string
}

/**
 * Two pictures of one place beside each other, or laid over each other with a slider that uncovers the later one. The slider is
 * a real range field: keys and screen readers move it.
 */
export class BeforeAfter implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private sliding = false
  private share = 50

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.sliding = false
  }

  draw(
    before: Captioned,
    after: Captioned,
    { words, server }: { words: BeforeAfterWords; server: string },
  ): TemplateResult {
    return html`${
      this.sliding
        ? this.drawSlider(before, after, { words, server })
        : html`<div class="pair">${figure(before, server)}${figure(after, server)}</div>`
    }
    <button class="link small" aria-pressed=${this.sliding} @click=${this.turn}>
      ${this.sliding ? words.sideBySide : words.compare}
    </button>`
  }

  private drawSlider(
    before: Captioned,
    after: Captioned,
    { words, server }: { words: BeforeAfterWords; server: string },
  ): TemplateResult {
    // The cut is an attribute of an SVG: a strict page forbids styles in the markup.
    const at = `${this.share}%`
    return html`<div class="slide">
      ${image(before.picture, server)}
      <svg class="cover" role="img" aria-label=${after.picture.alt} width="100%" height="100%">
        <svg x=${at} width="${100 - this.share}%" height="100%" overflow="hidden">
          <svg x="-${this.shift()}%" width="${this.scale()}%" height="100%" overflow="visible">
            <image
              href=${attachmentHref(server, after.picture.url)}
              width="100%"
              height="100%"
              preserveAspectRatio="xMidYMid slice"
            />
          </svg>
        </svg>
        <line x1=${at} x2=${at} y1="0" y2="100%" />
      </svg>
      <input
        type="range"
        min="2"
        max="98"
        .value=${String(this.share)}
        aria-label=${words.compareHint}
        aria-valuetext="${this.share}% ${before.caption}"
        @input=${this.slide}
      />
    </div>
    <p class="small quiet ends"><span>${before.caption}</span><span>${after.caption}</span></p>`
  }

  /** Within the cut the picture keeps the place and size that it has without it. */
  private scale(): string {
    return (10_000 / (100 - this.share)).toFixed(3)
  }

  private shift(): string {
    return ((100 * this.share) / (100 - this.share)).toFixed(3)
  }

  private slide = ({ target }: Event): void => {
    this.share = Number((target as HTMLInputElement).value)
    this.host.requestUpdate()
  }

  private turn = (): void => {
    this.sliding = !this.sliding
    this.host.requestUpdate()
  }
}

function image({ url, alt, width, height }: AttachmentView, server: string): TemplateResult {
  return html`<img
    src=${attachmentHref(server, url)}
    alt=${alt}
    width=${width ?? nothing}
    height=${height ?? nothing}
    loading="lazy"
    decoding="async"
  />`
}

/** A picture that opens whole, with what stands under it. */
export function figure({ picture, caption }: Captioned, server: string): TemplateResult {
  return html`<figure>
    <a href=${attachmentHref(server, picture.url)}>${image(picture, server)}</a>
    <figcaption>${caption}</figcaption>
  </figure>`
}

/** How it looks. */
export const beforeAfterStyle = css`
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin: 12px 0 4px;
  }
  .pair figure {
    margin: 0;
  }
  .pair a {
    display: block;
  }
  .pair img,
  .slide img {
    display: block;
    width: 100%;
    height: auto;
    aspect-ratio: 4/3;
    object-fit: cover;
    border-radius: 4px;
    background: var(--y-line);
  }
  .pair figcaption {
    font-size: 0.8em;
    color: var(--y-ink-2);
    padding: 4px 0;
  }
  .slide {
    position: relative;
    margin: 12px 0 4px;
    overflow: hidden;
    border-radius: 4px;
  }
  .slide .cover {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .slide line {
    stroke: #fff;
    stroke-width: 3;
  }
  .slide input[type='range'] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: ew-resize;
  }
  .slide:focus-within {
    outline: 3px solid var(--y-focus);
    outline-offset: 2px;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    margin: 4px 0;
  }
`
