import type { BoardItem, BoardView } from '@yishi/schema/words'
import { html, nothing, type TemplateResult } from 'lit'
import { formatDay, formatLastDay } from '../../format.ts'
import type { words as boardWords } from '../../locales/zh/board.ts'
import { toldMarks } from '../../parts/toldMarks.ts'

/** What the sheet is drawn with, beside the view: the element, or the server in its place. */
export interface Sheet {
  words: typeof boardWords
  tongue: string
  /** Whether these are the past ones. */
  past: boolean
  hrefOf(item: BoardItem): string
  open(event: Event, item: BoardItem): void
  turn(past: boolean, after?: string): void
}

/** The sheet of the board. The server draws by this as well, through `plainLit.ts`. */
export function boardSheet({ items, past, next }: BoardView, sheet: Sheet): TemplateResult {
  const { words } = sheet
  const button = (label: string, press: () => void) =>
    html`<button class="link quiet small" @click=${press}>${label} ›</button> `
  return html`<section class="sheet" part="sheet" aria-label=${words.board}>
    ${items.length ? html`<ul>${items.map((item) => line(item, sheet))}</ul>` : html`<p class="quiet">${words.nothingHangs}</p>`}
    ${next ? button(words.more, () => sheet.turn(sheet.past, next)) : nothing}
    ${sheet.past ? button(words.current, () => sheet.turn(false)) : past ? button(words.past(past), () => sheet.turn(true)) : nothing}
  </section>`
}

function line(item: BoardItem, sheet: Sheet): TemplateResult {
  const { words, tongue } = sheet
  const { state, daysLeft } = item
  const coming = state === 'coming'
  return html`<li part="item">
    <a href=${sheet.hrefOf(item)} @click=${(event: Event) => sheet.open(event, item)}>${item.title}</a>
    <b class=${state}>${state === 'running' ? words.daysLeft(daysLeft) : coming ? words.begins(-daysLeft) : words[state]}</b>
    <span class="quiet small">${words.kinds[item.kind]} · ${words.number(item.year, item.number)}${toldMarks(item, words)}</span>
    <span class="quiet small">${coming ? words.from(formatDay(item.opensAt, tongue)) : words.until(formatLastDay(item.closesAt, tongue))}</span>
  </li>`
}
