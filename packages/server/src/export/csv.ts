import type { Cell, Table } from './table.ts'

/** Tells spreadsheet programs that what follows is UTF-8. */
const byteOrderMark = '\ufeff'

/** Lists as CSV (RFC 4180), one below the other; nothing that people wrote can begin a formula. */
export function toCsv(tables: readonly Table[]): string {
  const blocks = tables.map(({ head, columns, rows }) =>
    [...head.map((line) => [line]), columns, ...rows].map(line).join(''),
  )
  return byteOrderMark + blocks.join('\r\n')
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(write).join(',')}\r\n`
}

function write(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.decimal
  const safe = neutral(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * A spreadsheet program takes a text for a formula where it begins with one of these, blanks before it not counting; an apostrophe
 * before it makes it a text again.
 */
function neutral(text: string): string {
  return /^[\s\ufeff]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}
