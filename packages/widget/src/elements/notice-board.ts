import type { Answer, BoardItem, BoardView } from '@yishi/schema/words'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type BoardQuestion, readBoard } from '../boardSource.ts'
import { define } from '../define.ts'
import { YishiElement } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import { formatDay, formatLastDay } from '../format.ts'
import type { words } from '../locales/zh/board.ts'
import { toldMarks } from '../parts/toldMarks.ts'
import { tokens } from '../tokens.ts'

/**
 * 公示栏: the notices that hang now, the days left for each, and past ones behind a link. No sign-in, no registration of the
 * site: it reads `<server>/board/<zone>.json`.
 *
 * @attr zone - One zone, or several separated by blanks.
 * @attr limit - How many notices to show at once.
 * @attr kind - Only notices of this kind: plan, result, funds …
 * @attr notice-href - Where a notice opens on the site's own pages, `/n?id={id}`; default: its page on the server.
 * @slot - What stands there until the notices are here, and when they cannot be read.
 * @event {YishiOpenEvent} yishi-open - A notice is to be opened; cancelable.
 * @csspart sheet - The paper.
 * @csspart item - One line.
 * @cssproperty --yishi-official - The accent of what is official.
 */
export class YishiNoticeBoard extends YishiElement<BoardView, typeof words, BoardQuestion> {
  static override styles = [
    tokens,
    css`
      .sheet::before {
        content: '';
        display: block;
        border-top: 2px solid var(--y-official);
        margin-bottom: 14px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        padding: 14px 0;
        border-top: 1px solid var(--y-line);
      }
      li:first-child {
        border: 0;
        padding-top: 2px;
      }
      li > :nth-child(2n) {
        text-align: end;
      }
      li a {
        font-weight: 600;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      b {
        font-weight: 600;
        color: var(--y-ink-2);
      }
      .running {
        color: var(--y-official);
      }
      .done {
        color: var(--y-done);
      }
      .link {
        border: 0;
        padding: 0;
        font-weight: 400;
      }
    `,
  ]
  static override properties = {
    limit: {},
    kind: {},
    noticeHref: { attribute: 'notice-href' },
    past: { state: true },
    beyond: { state: true },
  }
  static override areas = [import.meta.glob<{ words: object }>('../locales/*/board.ts')]

  declare limit: string | undefined
  declare kind: string | undefined
  declare noticeHref: string | undefined
  declare private past: boolean
  /** Where the list goes on. */
  declare private beyond: string | undefined

  protected question(): BoardQuestion | null {
    const { zone, kind, limit, past, beyond: after } = this
    return zone?.trim() ? { zone, kind, limit, past, after } : null
  }

  protected read(question: BoardQuestion): Promise<Answer<BoardView>> {
    return readBoard(this.office, question)
  }

  protected override subject({ zone }: BoardQuestion): string {
    return zone
  }

  protected renderHere({ items, past, next }: BoardView): TemplateResult {
    const { words } = this
    const button = (label: string, press: () => void) =>
      html`<button class="link quiet small" @click=${press}>${label} ›</button> `
    return html`<section class="sheet" part="sheet" aria-label=${words.board}>
      ${items.length ? html`<ul>${items.map(this.renderItem)}</ul>` : html`<p class="quiet">${words.nothingHangs}</p>`}
      ${next ? button(words.more, () => this.turn(this.past, next)) : nothing}
      ${this.past ? button(words.current, () => this.turn(false)) : past ? button(words.past(past), () => this.turn(true)) : nothing}
    </section>`
  }

  private renderItem = (item: BoardItem): TemplateResult => {
    const { words, tongue } = this
    const { state, daysLeft } = item
    const coming = state === 'coming'
    return html`<li part="item">
      <a href=${this.hrefOf(item)} @click=${(event: Event) => this.open(event, item)}>${item.title}</a>
      <b class=${state}>${state === 'running' ? words.daysLeft(daysLeft) : coming ? words.begins(-daysLeft) : words[state]}</b>
      <span class="quiet small">${words.kinds[item.kind]} · ${words.number(item.year, item.number)}${toldMarks(item, words)}</span>
      <span class="quiet small">${coming ? words.from(formatDay(item.opensAt, tongue)) : words.until(formatLastDay(item.closesAt, tongue))}</span>
    </li>`
  }

  private hrefOf({ id, href }: BoardItem): string {
    return this.noticeHref?.replace('{id}', id) ?? this.office + href
  }

  private open(event: Event, item: BoardItem): void {
    if (!this.dispatchEvent(new YishiOpenEvent('notice', item.id, this.hrefOf(item)))) event.preventDefault()
  }

  private turn(past: boolean, after?: string): void {
    this.past = past
    this.beyond = after
  }
}

define('yishi-notice-board', YishiNoticeBoard)

declare global {
  interface HTMLElementTagNameMap {
    'yishi-notice-board': YishiNoticeBoard
  }
}
