import { type Column, columns } from './columns.ts'
import { decodeText } from './decodeText.ts'
import type { RollProblem } from './problem.ts'
import { type CsvRecord, readRecords } from './readRecords.ts'

/** The columns that a file has: where each stands, and its header as written. */
export type Header = Partial<Record<Column, { at: number; written: string }>>

/** A row of a roll: its cells, NFKC-normalised and trimmed, by column. A missing column has no cells. */
export interface RollRow {
  line: number
  cell(column: Column): string
}

/** What `parseRoll` hands over. */
export interface RollTaker {
  header(header: Header): void
  row(row: RollRow): void
}

/**
 * Read the bytes of an owner roll in CSV. The header comes first, then every row; `taker` judges them. Answers what
 * is wrong with the file as such: not text, empty, a column missing.
 */
export async function parseRoll(bytes: Uint8Array, taker: RollTaker): Promise<RollProblem[]> {
  const text = decodeText(bytes)
  if (text === undefined) return [ofFile('not-text', 1, 'neither UTF-8 nor GB18030 text')]
  let header: Header | undefined
  let rows = 0
  const problems: RollProblem[] = []
  const brokenAt = await readRecords(text, (record) => {
    if (header) {
      rows++
      taker.row(rowOf(record, header))
      return
    }
    header = headerOf(record.cells)
    problems.push(...missingColumns(header))
    taker.header(header)
  })
  if (brokenAt !== undefined)
    problems.push(ofFile('not-text', brokenAt, 'the quotes of this record do not match'))
  else if (rows === 0) problems.push(ofFile('empty', 1, 'no dwellings'))
  return problems
}

/** One spelling for a cell: full-width and half-width forms are the same, blanks around it mean nothing. */
export function normalise(cell: string): string {
  return cell.normalize('NFKC').trim()
}

/** Of two columns with the same meaning the first counts; the second is an extra column like any other. */
function headerOf(cells: readonly string[]): Header {
  const header: Header = {}
  for (const [at, cell] of cells.entries()) {
    const column = columnsByHeader.get(normalise(cell))
    if (column && !header[column]) header[column] = { at, written: cell.trim() }
  }
  return header
}

const columnKeys = Object.keys(columns) as Column[]
const columnsByHeader = new Map(
  columnKeys.flatMap((key) => [
    [columns[key].zh, key] as [string, Column],
    [columns[key].en, key] as [string, Column],
  ]),
)

/** A missing column is called as the file calls the others: in English where all that it has are English. */
function missingColumns(header: Header): RollProblem[] {
  const found = Object.entries(header) as [Column, { written: string }][]
  const english =
    found.length > 0 && found.every(([key, { written }]) => normalise(written) === columns[key].en)
  return columnKeys
    .filter((key) => !header[key])
    .map((key) => {
      const column = english ? columns[key].en : columns[key].zh
      return { line: 1, column, code: 'column-missing', message: `there is no column ${column}` }
    })
}

function rowOf({ line, cells }: CsvRecord, header: Header): RollRow {
  return {
    line,
    cell(column) {
      const place = header[column]
      return place ? normalise(cells[place.at] ?? '') : ''
    },
  }
}

function ofFile(code: RollProblem['code'], line: number, message: string): RollProblem {
  return { line, column: null, code, message }
}
