import type { Contradiction } from '@yishi/schema/log'
import * as tables from '@yishi/schema/tables'
import { and, eq, getTableColumns, is, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { markRow } from '../change.ts'
import type { Tx } from '../db/db.ts'
import { contradiction } from './contradiction.ts'
import { type LastMarks, markKey } from './fsckEntries.ts'

const PAGE = 200

/**
 * Every row that names an entry stands as that entry left it, no later entry wrote it, and none that an entry wrote is gone.
 * Empties `marks`.
 */
export async function fsckRows(tx: Tx, tenant: string, marks: LastMarks): Promise<Contradiction | undefined> {
  for (const table of writtenTables) {
    for await (const row of rowsOf(tx, tenant, table)) {
      const [name, key, hash] = markRow(table, row)
      const last = marks.get(markKey(name, key))
      const where = `${name} ${key}`
      if (!last) return contradiction('row-unknown', where)
      if (last.entryId !== row.entryId) return contradiction('row-entry-differs', where, last.index)
      if (last.hash !== hash) return contradiction('row-differs', where, last.index)
      marks.delete(markKey(name, key))
    }
  }
  for (const [where, last] of marks) return contradiction('row-missing', where, last.index)
  return undefined
}

type WrittenTable = PgTable & { tenantId: PgColumn; entryId: PgColumn }

/** The tables of which every row names the entry that wrote it last; `log_entry` itself is not one of them. */
export const writtenTables: WrittenTable[] = Object.values(tables as Record<string, unknown>).filter(
  (table): table is WrittenTable =>
    is(table, PgTable) && 'entryId' in getTableColumns(table) && table !== tables.logEntry,
)

/** A tenant's rows of a table in the order of their keys, a page at a time: pictures are large. */
async function* rowsOf(tx: Tx, tenant: string, table: WrittenTable): AsyncGenerator<Record<string, unknown>> {
  const columns = getTableColumns(table) as Record<string, PgColumn>
  const key = (getTableConfig(table).primaryKeys[0]?.columns ?? []).filter(
    (column) => column.name !== 'tenant_id',
  )
  const properties = key.map(
    (column) => Object.keys(columns).find((name) => columns[name]!.name === column.name)!,
  )
  const keyList = sql.join(key, sql`, `)
  let last: Record<string, unknown> | undefined
  for (;;) {
    const values = last && properties.map((property) => sql`${last![property]}`)
    const after = values && key.length > 0 ? sql`(${keyList}) > (${sql.join(values, sql`, `)})` : undefined
    const page: Record<string, unknown>[] = await tx
      .select()
      .from(table as PgTable)
      .where(and(eq(table.tenantId, tenant), after))
      .orderBy(...key)
      .limit(PAGE)
    yield* page
    last = page.at(-1)
    if (page.length < PAGE || key.length === 0) return
  }
}
