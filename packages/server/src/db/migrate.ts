import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { type Db, rowsOf } from './db.ts'

const folder = fileURLToPath(new URL('../../migrations', import.meta.url))

/**
 * Bring the tables up to date. Several instances may start at once: the work is done under a transaction-level
 * advisory lock, all of it or none.
 */
export async function migrateDb(db: Db, migrationsFolder: string = folder): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder })
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(8914621)`)
    await tx.execute(
      sql`create table if not exists yishi_migration (hash text primary key, at timestamptz not null default now())`,
    )
    const done = new Set(
      (await rowsOf<{ hash: string }>(tx, sql`select hash from yishi_migration`)).map((row) => row.hash),
    )
    for (const migration of migrations) {
      if (done.has(migration.hash)) continue
      for (const statement of migration.sql) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into yishi_migration (hash) values (${migration.hash})`)
    }
  })
}
