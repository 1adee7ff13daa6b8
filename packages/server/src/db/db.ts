import type * as tables from '@yishi/schema/tables'
import type { ExtractTablesWithRelations, SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'

type Tables = typeof tables

/** The database, whichever of the two it is. */
export type Db = PgDatabase<PgQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>

/** A transaction on it. */
export type Tx = PgTransaction<PgQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>

/** A connection to the database with what it takes to close it. */
export interface OpenDb {
  db: Db
  engine: 'postgres' | 'pglite'
  /** For people who start the server: what this database is safe for. */
  note: string
  close(): Promise<void>
}

/** Rows of a raw statement: the two drivers wrap them differently. */
export async function rowsOf<T>(db: Db | Tx, statement: SQL): Promise<T[]> {
  const answer = (await db.execute(statement)) as unknown
  if (Array.isArray(answer)) return answer as T[]
  return (answer as { rows: T[] }).rows
}
