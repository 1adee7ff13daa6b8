import type { Answer } from '@yishi/schema/words'
import { css, html, type TemplateResult } from 'lit'
import { define } from '../define.ts'
import { YishiElement } from '../element.ts'
import type { words } from '../locales/zh/hall.ts'
import { tokens } from '../tokens.ts'
import { turnElder } from '../turnElder.ts'
import type { Locales } from '../words.ts'

/**
 * 长辈版: one switch for all elements of a page, wherever the site puts it. What the reader chose is remembered for the site, on this device alone.
 *
 * @attr zone - It needs none.
 * @slot - What stands there until the words are here.
 * @event {YishiElderEvent} yishi-elder - Sent to the window: it was turned on or off.
 */
export class YishiElderSwitch extends YishiElement<null, typeof words, 'nothing'> {
  static override styles = [
    tokens,
    css`
      [aria-pressed='true'] {
        background: var(--y-ink);
        color: var(--y-sheet);
      }
    `,
  ]
  static override areas: Locales<object>[] = [import.meta.glob<{ words: object }>('../locales/*/hall.ts')]

  protected question(): 'nothing' {
    return 'nothing'
  }

  /** It asks nothing of the server. */
  protected async read(): Promise<Answer<null>> {
    return { ok: true, value: null }
  }

  protected renderHere(): TemplateResult {
    const { elder, words } = this
    return html`<button aria-pressed=${elder ? 'true' : 'false'} @click=${() => turnElder(!elder)}>${words.elderMode}</button>`
  }
}

define('yishi-elder-switch', YishiElderSwitch)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-elder-switch': YishiElderSwitch
  }
}
