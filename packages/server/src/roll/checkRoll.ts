import { type Electorate, electorate, type OwnedDwelling, type Parking, parseArea } from '@yishi/schema/rules'
import { type AreaBasis, basesAsWritten, type Column, statesAsWritten, usesAsWritten } from './columns.ts'
import { type Header, parseRoll, type RollRow } from './parseRoll.ts'
import type { RollProblem } from './problem.ts'

/** 专有部分 as the roll has it. */
export interface RollDwelling extends OwnedDwelling {
  /** Where in the file. */
  line: number
  building: string
  /** May be empty. */
  unit: string
  room: string
  areaBasis: AreaBasis
  /** In the file's order, as many as `ownerIds`. */
  owners: readonly string[]
}

/** A sound roll, or everything that is wrong with it. */
export type CheckedRoll =
  | { ok: true; dwellings: RollDwelling[]; electorate: Electorate<RollDwelling> }
  | { ok: false; problems: RollProblem[] }

/**
 * Check an owner roll and weigh its electors. All problems are found at once, in the order of their lines. `onRow` hears
 * how many rows have been read.
 */
export async function checkRoll(
  bytes: Uint8Array,
  parking: Parking,
  onRow: (rows: number) => void = () => {},
): Promise<CheckedRoll> {
  const checker = new RowChecker()
  let rows = 0
  const ofFile = await parseRoll(bytes, {
    header: (header) => checker.begin(header),
    row(row) {
      checker.check(row)
      onRow(++rows)
    },
  })
  const problems = [...ofFile, ...checker.problems].sort((one, other) => one.line - other.line)
  if (problems.length > 0) return { ok: false, problems }
  const { dwellings } = checker
  return { ok: true, dwellings, electorate: electorate(dwellings, parking) }
}

/** Joins names, and ids. Their full-width forms have been normalised away. */
const separators = /[、,;/]/

/** Judges row after row, remembering what must not come twice. */
class RowChecker {
  readonly problems: RollProblem[] = []
  readonly dwellings: RollDwelling[] = []
  #header: Header = {}
  readonly #lineOfDwelling = new Map<string, number>()
  readonly #nameOfId = new Map<string, string>()

  begin(header: Header): void {
    this.#header = header
  }

  check(row: RollRow): void {
    const before = this.problems.length
    const place = this.#place(row)
    const use = this.#known(row, 'use', usesAsWritten, 'use-unknown')
    const area = this.#area(row)
    const areaBasis = this.#known(row, 'areaBasis', basesAsWritten, 'basis-unknown')
    const owned = this.#owners(row)
    const state = this.#known(row, 'state', statesAsWritten, 'state-unknown')
    if (this.problems.length > before || !use || area === undefined || !areaBasis || !state) return
    this.dwellings.push({ line: row.line, ...place, use, area, areaBasis, ...owned, state })
  }

  #place(row: RollRow): { building: string; unit: string; room: string } {
    const place = { building: row.cell('building'), unit: row.cell('unit'), room: row.cell('room') }
    for (const column of ['building', 'room'] as const)
      if (this.#header[column] && place[column] === '')
        this.#report(row, column, 'empty', 'nothing in this cell')
    this.#judgeUnique(row, place)
    return place
  }

  /** A dwelling is known by all three; where one is not to be had, nothing can be said. */
  #judgeUnique(row: RollRow, place: { building: string; unit: string; room: string }): void {
    const { building, unit, room } = this.#header
    if (!building || !unit || !room || place.building === '' || place.room === '') return
    const key = JSON.stringify([place.building, place.unit, place.room])
    const first = this.#lineOfDwelling.get(key)
    if (first === undefined) this.#lineOfDwelling.set(key, row.line)
    else this.#report(row, null, 'duplicate-dwelling', `the same dwelling as on line ${first}`)
  }

  #known<V>(
    row: RollRow,
    column: 'use' | 'areaBasis' | 'state',
    values: ReadonlyMap<string, V>,
    code: RollProblem['code'],
  ): V | undefined {
    const value = values.get(row.cell(column))
    if (value === undefined && this.#header[column])
      this.#report(
        row,
        column,
        code,
        `${quoted(row.cell(column))} is none of ${[...values.keys()].join(' ')}`,
      )
    return value
  }

  #area(row: RollRow): bigint | undefined {
    const area = parseArea(row.cell('area'))
    if (area !== undefined && area > 0n) return area
    if (this.#header.area)
      this.#report(
        row,
        'area',
        'area-invalid',
        `${quoted(row.cell('area'))} is not an area above 0 with at most two places`,
      )
    return undefined
  }

  #owners(row: RollRow): { owners: string[]; ownerIds: string[] } {
    const owners = list(row.cell('owners'))
    const ownerIds = list(row.cell('ownerIds'))
    if (this.#header.owners && owners.length === 0)
      this.#report(row, 'owners', 'owner-missing', 'no owner is named')
    else if (this.#header.owners && this.#header.ownerIds && owners.length !== ownerIds.length)
      this.#report(
        row,
        null,
        'owners-and-ids-differ',
        `owners named: ${owners.length}, ids: ${ownerIds.length}`,
      )
    this.#judgeIds(row, owners, ownerIds)
    return { owners, ownerIds }
  }

  /** Within a cell the first of two equal ids is taken for the owner; the second is reported as such, not by its name. */
  #judgeIds(row: RollRow, owners: readonly string[], ownerIds: readonly string[]): void {
    const ids = new Set(ownerIds)
    if (ids.size < ownerIds.length)
      this.#report(row, 'ownerIds', 'owner-twice', 'an id stands twice in this cell')
    if (owners.length !== ownerIds.length) return
    for (const id of ids) {
      const name = owners[ownerIds.indexOf(id)]!
      const before = this.#nameOfId.get(id)
      if (before === undefined) this.#nameOfId.set(id, name)
      else if (before !== name)
        this.#report(
          row,
          'ownerIds',
          'id-under-two-names',
          `${id} is ${quoted(before)} before and ${quoted(name)} here`,
        )
    }
  }

  #report(row: RollRow, column: Column | null, code: RollProblem['code'], message: string): void {
    const written = column === null ? null : (this.#header[column]?.written ?? null)
    this.problems.push({ line: row.line, column: written, code, message })
  }
}

function list(cell: string): string[] {
  return cell.split(separators).flatMap((item) => item.trim() || [])
}

function quoted(text: string): string {
  return JSON.stringify(text)
}
