import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  svg,
  type TemplateResult,
} from 'lit'
import { canSpeak, hush, speak } from '../speak.ts'

/** A button that reads a text aloud, and stops; nothing where the browser has no voice. */
export class ReadAloud implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private reading = ''

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    if (this.reading) hush()
    this.reading = ''
  }

  draw(
    text: string,
    words: { readAloud: string; stopReading: string },
    lang: string,
  ): TemplateResult | typeof nothing {
    if (!canSpeak()) return nothing
    const reading = this.reading === text
    return html`<button class="wide aloud" aria-pressed=${reading} @click=${() => this.turn(text, lang)}>
      <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
        ${svg`<path d="M4 9v6h4l5 4V5L8 9H4z" /><path d="M16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12" />`}
      </svg>
      ${reading ? words.stopReading : words.readAloud}
    </button>`
  }

  private turn(text: string, lang: string): void {
    if (this.reading === text) {
      this.reading = ''
      hush()
    } else {
      this.reading = text
      speak(text, lang, () => this.over(text))
    }
    this.host.requestUpdate()
  }

  /** The end of an earlier text says nothing about the present one. */
  private over(text: string): void {
    if (this.reading !== text) return
    this.reading = ''
    this.host.requestUpdate()
  }
}
