import { join } from 'node:path'
import * as tables from '@yishi/schema/tables'
import type { Db, OpenDb } from './db.ts'
import { holdFolder } from './lockFile.ts'
import { migrateDb } from './migrate.ts'

/** Where the data lies. */
export interface DbConfig {
  /** A PostgreSQL address; null for the embedded database. */
  url: string | null
  /** The data folder: keys, and the embedded database. */
  folder: string
}

/** Open the database and bring its tables up to date. */
export async function openDb(config: DbConfig): Promise<OpenDb> {
  const open = config.url ? await openPostgres(config.url) : await openPglite(join(config.folder, 'pglite'))
  await migrateDb(open.db)
  return open
}

/** PostgreSQL 15 or later through postgres.js; every statement has a time limit. */
export async function openPostgres(url: string, connections = 10): Promise<OpenDb> {
  const [{ default: postgres }, { drizzle }] = await Promise.all([
    import('postgres'),
    import('drizzle-orm/postgres-js'),
  ])
  const client = postgres(url, {
    max: connections,
    prepare: false,
    onnotice: () => {},
    // One round trip less at each connection; no column of ours is an array.
    fetch_types: false,
    // A restarted database is looked for again soon, and never further apart than two seconds.
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 2),
    connection: { statement_timeout: 30_000, application_name: 'yishi' },
  })
  return {
    db: drizzle(client, { schema: tables }) as unknown as Db,
    engine: 'postgres',
    note: 'PostgreSQL: safe for binding polls',
    close: () => client.end({ timeout: 5 }),
  }
}

/** The embedded database; in memory where the folder is null. */
export async function openPglite(folder: string | null): Promise<OpenDb> {
  const [{ PGlite }, { drizzle }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('drizzle-orm/pglite'),
  ])
  const release = folder === null ? () => {} : holdFolder(folder)
  const client = folder === null ? new PGlite() : new PGlite(join(folder, 'data'))
  await client.waitReady
  return {
    db: drizzle(client, { schema: tables }) as unknown as Db,
    engine: 'pglite',
    note: 'embedded database: for trying out and small pilots; survives a killed process, not a power cut; binding polls run on PostgreSQL',
    async close() {
      await client.close()
      release()
    },
  }
}
