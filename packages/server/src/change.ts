import { createHash } from 'node:crypto'
import { canonicalJson, type Plain } from '@yishi/schema/log'
import type { RowMark } from '@yishi/schema/tables'
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './db/db.ts'
import { bulk, insertBulk } from './insertBulk.ts'

/** What an act wants written, as data: the writer adds tenant and entry, and nobody else writes. */
export type Change =
  | { do: 'insert'; table: PgTable; row: Record<string, unknown> }
  | { do: 'update'; table: PgTable; key: Record<string, unknown>; set: Record<string, unknown> }

type Stamped = 'tenantId' | 'entryId'
type Row<T extends PgTable> = Omit<T['$inferInsert'], Stamped>

/** A new row. */
export function insert<T extends PgTable>(table: T, row: Row<T>): Change {
  return { do: 'insert', table, row: row as Record<string, unknown> }
}

/** A row that changes; `key` names every column of its primary key but the tenant. */
export function update<T extends PgTable>(table: T, key: Partial<Row<T>>, set: Partial<Row<T>>): Change {
  return { do: 'update', table, key: key as Record<string, unknown>, set: set as Record<string, unknown> }
}

/** Who the rows belong to. */
export interface Stamp {
  tenantId: string
  entryId: string
}

/** A row that an act meant to change was not there: a fault of the act, never of its input. */
export class LostRow extends Error {
  override name = 'LostRow'
}

/** Write the changes in their order, neighbouring rows of one table together, and mark how each row stands afterwards. */
export async function applyChanges(tx: Tx, changes: readonly Change[], stamp: Stamp): Promise<RowMark[]> {
  const marks: RowMark[] = []
  for (const run of runsOf(changes)) {
    if (run.do === 'insert' && !isMarked(run.table)) {
      await insertBulk(tx, run.table, stampRows(run.rows, stamp))
      continue
    }
    const rows = run.do === 'insert' ? await insertRun(tx, run, stamp) : await updateRow(tx, run, stamp)
    if (isMarked(run.table)) for (const row of rows) marks.push(markRow(run.table, row))
  }
  return marks
}

/** How a row stands, for its entry: table, key, hash. */
export function markRow(table: PgTable, row: Record<string, unknown>): RowMark {
  const { name, primaryKeys } = getTableConfig(table)
  const keys = (primaryKeys[0]?.columns ?? []).map((column) => propertyOf(table, column))
  const key = keys.filter((property) => property !== 'tenantId').map((property) => plain(row[property]))
  const { entryId: _, ...rest } = row
  const hashed = Object.fromEntries(Object.entries(rest).map(([property, value]) => [property, plain(value)]))
  return [name, canonicalJson(key), createHash('sha256').update(canonicalJson(hashed)).digest('hex')]
}

type InsertRun = { do: 'insert'; table: PgTable; rows: Record<string, unknown>[] }
type UpdateOne = Extract<Change, { do: 'update' }>

/** Rows that one statement writes. */
const most = 500

/** Whether an entry says of each row of the table how it stands. Of the others it seals a root, as of a roll's electors. */
function isMarked(table: PgTable): boolean {
  return 'entryId' in getTableColumns(table)
}

function runsOf(changes: readonly Change[]): (InsertRun | UpdateOne)[] {
  const runs: (InsertRun | UpdateOne)[] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (change.do === 'update') runs.push(change)
    else if (
      last?.do === 'insert' &&
      last.table === change.table &&
      last.rows.length < (isMarked(change.table) ? most : bulk)
    )
      last.rows.push(change.row)
    else runs.push({ do: 'insert', table: change.table, rows: [change.row] })
  }
  return runs
}

async function insertRun(tx: Tx, run: InsertRun, stamp: Stamp): Promise<Record<string, unknown>[]> {
  const rows = stampRows(run.rows, stamp)
  return (await tx.insert(run.table).values(rows).returning()) as Record<string, unknown>[]
}

function stampRows(rows: readonly Record<string, unknown>[], stamp: Stamp): Record<string, unknown>[] {
  return rows.map((row) => ({ ...row, ...stamp }))
}

async function updateRow(tx: Tx, change: UpdateOne, stamp: Stamp): Promise<Record<string, unknown>[]> {
  const columns = getTableColumns(change.table)
  const where: SQL[] = Object.entries({ ...change.key, tenantId: stamp.tenantId }).map(([property, value]) =>
    eq(columns[property] as PgColumn, value),
  )
  const set = isMarked(change.table) ? { ...change.set, entryId: stamp.entryId } : change.set
  const rows = (await tx
    .update(change.table)
    .set(set)
    .where(and(...where))
    .returning()) as Record<string, unknown>[]
  if (rows.length !== 1)
    throw new LostRow(`${getTableConfig(change.table).name} ${canonicalJson(change.key as Plain)}`)
  return rows
}

function propertyOf(table: PgTable, column: PgColumn): string {
  const found = Object.entries(getTableColumns(table)).find(([, other]) => other.name === column.name)
  return found![0]
}

function plain(value: unknown): Plain {
  if (value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex')
  return value as Plain
}
