import * as tables from '@yishi/schema/tables'
import type { Held } from '@yishi/schema/words'
import { and, eq, getTableColumns, is, or, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { anyOf } from '../db/anyOf.ts'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'

type OfPeople = PgTable & { tenantId: PgColumn; personId: PgColumn }

/** What staff wrote down of others is not theirs to take away. */
const ofOthers: readonly unknown[] = [tables.visit, tables.service]

/** Every table that names a person, also one that is added later. */
const tablesOfPeople = Object.values(tables as Record<string, unknown>).filter(
  (table): table is OfPeople =>
    is(table, PgTable) &&
    'personId' in getTableColumns(table) &&
    'tenantId' in getTableColumns(table) &&
    !ofOthers.includes(table),
)

/** What is nobody's to read, or means nothing outside. */
const hidden = new Set(['tenantId', 'entryId', 'hash', 'codeHash', 'challenge'])

/** Every row that is kept of somebody, by its table: what names them, their dwellings, what the rolls say of whom they vote for, and what they did. */
export async function readHeld(db: Db, who: Who): Promise<Record<string, Held[]>> {
  const held: Record<string, Held[]> = {}
  const take = async (table: PgTable, where: SQL | undefined) => {
    const rows = await db.select().from(table).where(where)
    if (rows.length > 0) held[getTableConfig(table).name] = rows.map(shown)
  }
  for (const table of tablesOfPeople)
    await take(table, and(eq(table.tenantId, who.tenant), eq(table.personId, who.person)))
  const { household, elector, logEntry } = tables
  const homes = who.homes.map((home) => home.household)
  await take(household, and(eq(household.tenantId, who.tenant), anyOf(household.householdId, homes)))
  const mandates = who.mandates.map(({ roll, elector: id }) =>
    and(eq(elector.tenantId, who.tenant), eq(elector.rollId, roll), eq(elector.electorId, id)),
  )
  if (mandates.length > 0) await take(elector, or(...mandates))
  const did = await db
    .select({ act: logEntry.act, at: logEntry.at, index: logEntry.idx })
    .from(logEntry)
    .where(and(eq(logEntry.tenantId, who.tenant), eq(logEntry.actor, who.person)))
  if (did.length > 0) held.log_entry = did.map(shown)
  return held
}

/** A row as it can be written into a file. */
function shown(row: Record<string, unknown>): Held {
  const entries = Object.entries(row).filter(([property]) => !hidden.has(property))
  return Object.fromEntries(entries.map(([property, value]) => [property, plain(value)]))
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return value
}
