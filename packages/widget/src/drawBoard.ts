import type { BoardView } from '@yishi/schema/words'
import { boardSheet } from './elements/notice-board/sheet.ts'
import { words } from './locales/zh/board.ts'

/**
 * What hangs now as the board draws it in Chinese, as markup: for the server, which has no Lit. A link is the path of its notice, `/n/<id>`;
 * buttons do nothing yet.
 */
export function drawBoard(view: BoardView): string {
  const sheet = { words, tongue: 'zh', past: false, hrefOf: ({ href }: { href: string }) => href }
  return String(boardSheet(view, { ...sheet, open() {}, turn() {} }))
}
