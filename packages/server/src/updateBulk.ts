import { and, getTableColumns, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './db/db.ts'
import { columnsOf, recordOf } from './insertBulk.ts'

/** A row that changes: its key, and what is set of it. */
export interface Updated {
  key: Record<string, unknown>
  set: Record<string, unknown>
}

/**
 * Update many rows of a table, of each the same columns by the same key, by one statement with one parameter. How each stands afterwards, in
 * the order of what was asked; undefined where there was none.
 */
export async function updateBulk(
  tx: Tx,
  table: PgTable,
  rows: readonly [Updated, ...Updated[]],
): Promise<(Record<string, unknown> | undefined)[]> {
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const keys = Object.keys(rows[0].key)
  const wanted = (property: string) => sql`wanted.${sql.identifier(columns[property]!.name)}`
  const records = rows.map(({ key, set }) => recordOf(columnsOf(table), { ...set, ...key }))
  const found = (await tx
    .update(table)
    .set(Object.fromEntries(Object.keys(rows[0].set).map((property) => [property, wanted(property)])))
    .from(sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(records)}::jsonb) as wanted`)
    .where(and(...keys.map((property) => sql`${columns[property]} = ${wanted(property)}`)))
    .returning(columns)) as Record<string, unknown>[]
  const nameOf = (row: Record<string, unknown>) => JSON.stringify(keys.map((property) => row[property]))
  const byName = new Map(found.map((row) => [nameOf(row), row]))
  return rows.map(({ key }) => byName.get(nameOf(key)))
}
