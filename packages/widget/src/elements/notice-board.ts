import type { Answer, BoardItem, BoardView } from '@yishi/schema/words'
import type { TemplateResult } from 'lit'
import { type BoardQuestion, readBoard } from '../boardSource.ts'
import { define } from '../define.ts'
import { YishiElement } from '../element.ts'
import { YishiOpenEvent } from '../events.ts'
import type { words } from '../locales/zh/board.ts'
import { boardSheet } from './notice-board/sheet.ts'
import { boardStyles } from './notice-board/style.ts'

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
  static override styles = boardStyles
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
  declare past: boolean
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

  protected renderHere(view: BoardView): TemplateResult {
    return boardSheet(view, this)
  }

  hrefOf({ id, href }: BoardItem): string {
    return this.noticeHref?.replace('{id}', id) ?? this.office + href
  }

  open(event: Event, item: BoardItem): void {
    if (!this.dispatchEvent(new YishiOpenEvent('notice', item.id, this.hrefOf(item)))) event.preventDefault()
  }

  turn(past: boolean, after?: string): void {
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
