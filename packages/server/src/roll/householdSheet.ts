import type { RollProblem, SheetPreview } from '@yishi/schema/words'
import { buildingName, type Door, doorOf, roomName, unitName } from './sheet/door.ts'
import {
  type ColumnMap,
  columnsOf,
  headerRowOf,
  type Meaning,
  meanings,
  plainHeader,
} from './sheet/guessColumns.ts'
import { readCells } from './sheet/readCells.ts'
import { ZipFault } from './sheet/unzip.ts'

/** What a clerk says better than the guess: in which line the headers stand, and which column means what. */
export interface SheetReading {
  /** As people count: the first line is 1. */
  headerRow?: number
  columns?: ColumnMap
}

/**
 * A household sheet as communities have it, before it goes into the register: titles above, odd headers, numbers where others are
 * texts, vacancies, a sum below. Nothing is written; what is wrong stands beside the rows that are sound.
 */
export function householdSheet(bytes: Uint8Array, reading: SheetReading = {}): SheetPreview {
  try {
    return preview(readCells(bytes), reading)
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    const message =
      error.code === 'too-large' ? 'more than a household list holds' : 'no workbook and no text'
    return refused({ line: 1, column: null, code: error.code, message })
  }
}

type Row = SheetPreview['rows'][number]

function preview(cells: readonly string[][], reading: SheetReading): SheetPreview {
  const at = reading.headerRow === undefined ? headerRowOf(cells) : reading.headerRow - 1
  const header = at === undefined ? undefined : cells[at]
  if (at === undefined || !header)
    return refused({ line: 1, column: null, code: 'column-missing', message: 'there is no row of headers' })
  const map = reading.columns ?? columnsOf(header)
  const columns = header.map((cell, index) => ({
    index,
    header: plainHeader(cell),
    meaning: meanings.find((meaning) => map[meaning] === index) ?? null,
  }))
  const placed = map.address !== undefined || (map.building !== undefined && map.room !== undefined)
  if (!placed) {
    const message = 'no column says where a household lives'
    return {
      ...refused({ line: at + 1, column: null, code: 'column-missing', message }),
      columns,
      headerRow: at + 1,
    }
  }
  const taker = new RowTaker(map)
  for (const [i, row] of cells.slice(at + 1).entries()) taker.take(row, at + 2 + i)
  const { rows, problems } = taker
  if (rows.length === 0 && problems.length === 0)
    problems.push({ line: at + 1, column: null, code: 'empty', message: 'no dwellings' })
  const vacant = rows.filter((row) => row.vacant).length
  const totals = { dwellings: rows.length, households: rows.length - vacant, vacant }
  return { columns, headerRow: at + 1, rows, totals, problems }
}

const sumLine = /^(合计|总计|小计|共计|总户数|total|sum)/i
const emptyHome = /(空置|空房|空户|空关|无人|未入住|vacant|empty)/i

/** Takes row after row, remembering the dwellings and the building that a merged cell stands for. */
class RowTaker {
  constructor(map: ColumnMap) {
    this.#map = map
  }

  readonly rows: Row[] = []
  readonly problems: RollProblem[] = []
  readonly #map: ColumnMap
  readonly #lineOfDoor = new Map<string, number>()
  #above = { building: '', unit: '' }

  take(cells: readonly string[], line: number): void {
    const texts = cells.map((cell) => cell.normalize('NFKC').trim())
    if (texts.every((text) => text === '') || texts.some((text) => sumLine.test(text))) return
    const cell = (meaning: Meaning) => texts[this.#map[meaning] ?? -1] ?? ''
    const door = this.#door(cell)
    if (!door) {
      this.#report(line, 'dwelling-unknown', 'building or room is missing')
      return
    }
    const key = JSON.stringify([door.building, door.unit, door.room])
    const first = this.#lineOfDoor.get(key)
    if (first !== undefined) {
      this.#report(line, 'duplicate-dwelling', `the same dwelling as on line ${first}`)
      return
    }
    this.#lineOfDoor.set(key, line)
    const name = cell('name')
    const vacant = emptyHome.test(cell('remark')) || (this.#map.name !== undefined && name === '')
    this.rows.push({ line, ...door, name, phone: this.#phone(cell('phone'), line), vacant })
  }

  #door(cell: (meaning: Meaning) => string): Door | undefined {
    if (this.#map.address !== undefined && this.#map.room === undefined) return doorOf(cell('address'))
    const room = roomName(cell('room').replace(/\s+/g, ''))
    const merged = cell('building') === ''
    const building = merged ? this.#above.building : buildingName(cell('building').replace(/\s+/g, ''))
    const unit = cell('unit') === '' && merged ? this.#above.unit : unitName(cell('unit').replace(/\s+/g, ''))
    if (building === '' || room === '') return undefined
    this.#above = { building, unit }
    return { building, unit, room }
  }

  /** Digits without the blanks between them; a number that could not be called is left out and reported. */
  #phone(cell: string, line: number): string {
    const number = cell.replace(/[\s-]/g, '')
    if (number === '' || /^\+?\d{7,15}$/.test(number)) return number
    this.#report(line, 'phone-invalid', `${JSON.stringify(cell)} is not one telephone number`)
    return ''
  }

  #report(line: number, code: string, message: string): void {
    this.problems.push({ line, column: null, code, message })
  }
}

function refused(problem: RollProblem): SheetPreview {
  return {
    columns: [],
    headerRow: 1,
    rows: [],
    totals: { dwellings: 0, households: 0, vacant: 0 },
    problems: [problem],
  }
}
