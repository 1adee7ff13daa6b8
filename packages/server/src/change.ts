import { hash } from 'node:crypto'
import { canonicalJson, type Plain } from '@yishi/schema/log'
import type { RowMark } from '@yishi/schema/tables'
import { and, eq, getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './db/db.ts'
import { bulk, insertBulk, isWhole } from './insertBulk.ts'
import { type Updated, updateBulk } from './updateBulk.ts'

/** What an act wants written, as data: the writer adds tenant and entry, and nobody else writes. */
export type Change =
  | { do: 'insert'; table: PgTable; row: Record<string, unknown> }
  | { do: 'update'; table: PgTable; key: Record<string, unknown>; set: Record<string, unknown> }

type Row<T extends PgTable> = Omit<T['$inferInsert'], 'tenantId' | 'entryId'>

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

/** What one entry changes. */
export interface Stamped {
  changes: readonly Change[]
  stamp: Stamp
}

/** What came of changes. */
export interface Applied {
  /** Of each entry, how its rows stand afterwards. */
  marks: RowMark[][]
  /** Rows whose marks need not be asked for are still on their way: fulfilled once they are written, and to be waited for before the transaction ends. */
  sent: Promise<unknown>
}

/**
 * Write the changes of entries and mark for each how its rows stand afterwards. Those of one entry are written in their order,
 * neighbouring rows of one table together; those of several, which must not touch the same rows, side by side.
 */
export async function applyChanges(tx: Tx, entries: readonly Stamped[]): Promise<Applied> {
  const marks = entries.map((): RowMark[] => [])
  let sent: Promise<unknown> = Promise.resolve()
  for (const run of runsOf(entries)) {
    // Else what failed before would show as a transaction that is aborted.
    await sent
    const { table } = run
    if (run.do === 'update') {
      const rows = await updateRows(
        tx,
        table,
        run.rows.map((change) => updatedOf(change, entries[change.of]!.stamp)),
      )
      if (isMarked(table))
        for (const [i, row] of rows.entries()) marks[run.rows[i]!.of]!.push(markRow(table, row))
      continue
    }
    const rows = run.rows.map(({ row, of }) => ({ ...row, ...entries[of]!.stamp }))
    if (!isMarked(table)) {
      await insertBulk(tx, table, rows)
      continue
    }
    const stored = entries.length > 1 && isWhole(table, rows) ? rows : await insertRows(tx, table, rows)
    if (stored === rows) {
      sent = insertBulk(tx, table, rows)
      // Whoever awaits it is told; until then nobody does.
      sent.catch(() => {})
    }
    for (const [i, row] of stored.entries()) marks[run.rows[i]!.of]!.push(markRow(table, row))
  }
  return { marks, sent }
}

/** How a row stands, for its entry: table, key, hash. What a row leaves out is null. */
export function markRow(table: PgTable, row: Record<string, unknown>): RowMark {
  const { name, keys, hashed } = shapeOf(table)
  const key = keys.map((property) => plain(row[property]))
  const stands: Record<string, Plain> = {}
  for (const property of hashed) stands[property] = plain(row[property])
  return [name, canonicalJson(key), hash('sha256', canonicalJson(stands))]
}

/** What of a table is wanted for each row. */
interface Shape {
  name: string
  /** The properties of its primary key without the tenant's. */
  keys: readonly string[]
  /** Those that a mark speaks of, sorted. */
  hashed: readonly string[]
}

/** Worked out once for each table. */
function shapeOf(table: PgTable): Shape {
  const known = shapes.get(table)
  if (known) return known
  const { name, primaryKeys } = getTableConfig(table)
  const properties = (primaryKeys[0]?.columns ?? []).map((column) => propertyOf(table, column))
  const found = {
    name,
    keys: properties.filter((property) => property !== 'tenantId'),
    hashed: Object.keys(getTableColumns(table))
      .filter((property) => property !== 'entryId')
      .sort(),
  }
  shapes.set(table, found)
  return found
}

const shapes = new WeakMap<PgTable, Shape>()

type InsertRun = { do: 'insert'; table: PgTable; rows: { row: Record<string, unknown>; of: number }[] }
type UpdateOne = Extract<Change, { do: 'update' }> & { of: number }
type UpdateRun = { do: 'update'; table: PgTable; rows: UpdateOne[] }

/** Rows that one statement writes. */
const most = 500

/** Whether an entry says of each row of the table how it stands. Of the others it seals a root, as of a roll's electors. */
function isMarked(table: PgTable): boolean {
  return 'entryId' in getTableColumns(table)
}

/** Changes that one round writes: of each entry what comes next, rows that change before rows that are new. */
function runsOf(entries: readonly Stamped[]): (InsertRun | UpdateRun)[] {
  const runs: (InsertRun | UpdateRun)[] = []
  const queues = entries.map(({ changes }, of) => ({ changes, of, at: 0 }))
  for (;;) {
    const heads = queues.flatMap((queue) => queue.changes[queue.at] ?? [])
    const next = heads.find((change) => change.do === 'update') ?? heads[0]
    if (!next) return runs
    const waiting = queues.filter(({ changes, at }) => isLike(changes[at], next))
    if (next.do === 'update') {
      const rows = waiting.map((queue) => ({ ...(queue.changes[queue.at++] as typeof next), of: queue.of }))
      runs.push({ do: 'update', table: next.table, rows })
      continue
    }
    const rows: InsertRun['rows'] = []
    const room = isMarked(next.table) ? most : bulk
    for (const queue of waiting)
      while (rows.length < room && isLike(queue.changes[queue.at], next))
        rows.push({ row: (queue.changes[queue.at++] as typeof next).row, of: queue.of })
    runs.push({ do: 'insert', table: next.table, rows })
  }
}

function isLike(change: Change | undefined, other: Change): boolean {
  return change?.do === other.do && change.table === other.table
}

async function insertRows(
  tx: Tx,
  table: PgTable,
  rows: Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  return (await tx.insert(table).values(rows).returning()) as Record<string, unknown>[]
}

/** A change with whose it is. */
function updatedOf({ table, key, set }: UpdateOne, { tenantId, entryId }: Stamp): Updated {
  const all = isMarked(table) ? { ...set, entryId } : set
  return {
    key: { ...key, tenantId },
    set: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  }
}

/** Update rows of a table, those of which the same is set by one statement; how each stands afterwards. */
async function updateRows(
  tx: Tx,
  table: PgTable,
  updates: readonly Updated[],
): Promise<Record<string, unknown>[]> {
  const alike = new Map<string, Updated[]>()
  for (const update of updates) {
    const shape = [...Object.keys(update.key), '', ...Object.keys(update.set)].join()
    const known = alike.get(shape)
    if (known) known.push(update)
    else alike.set(shape, [update])
  }
  const stands = new Map<Updated, Record<string, unknown>>()
  for (const [first, ...others] of alike.values()) {
    const all = [first!, ...others] as const
    const rows = others.length > 0 ? await updateBulk(tx, table, all) : [await updateRow(tx, table, first!)]
    for (const [i, update] of all.entries()) {
      const row = rows[i]
      if (!row) throw new LostRow(`${getTableConfig(table).name} ${canonicalJson(update.key as Plain)}`)
      stands.set(update, row)
    }
  }
  return updates.map((update) => stands.get(update)!)
}

async function updateRow(
  tx: Tx,
  table: PgTable,
  { key, set }: Updated,
): Promise<Record<string, unknown> | undefined> {
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const where = Object.entries(key).map(([property, value]) => eq(columns[property]!, value))
  const rows = (await tx
    .update(table)
    .set(set)
    .where(and(...where))
    .returning()) as Record<string, unknown>[]
  return rows.length === 1 ? rows[0] : undefined
}

function propertyOf(table: PgTable, column: PgColumn): string {
  const found = Object.entries(getTableColumns(table)).find(([, other]) => other.name === column.name)
  return found![0]
}

function plain(value: unknown): Plain {
  if (value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return hash('sha256', value)
  return value as Plain
}
