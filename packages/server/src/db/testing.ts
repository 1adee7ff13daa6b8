import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { standClock } from './clock.ts'
import type { Db, OpenDb } from './db.ts'
import { migrateDb } from './migrate.ts'
import { openPglite, openPostgres } from './open.ts'
import { templateDatabase } from './templateDatabase.ts'

/** The instant at which a test's clock stands until it is moved: 2026-03-18, ten in the morning in China. */
export const testNow = new Date('2026-03-18T02:00:00Z')

/**
 * Run the same tests on both databases. PostgreSQL is a real server that the test run started; every suite has a
 * database of its own in it, its clock standing still.
 */
export function onBothDatabases(title: string, body: (db: () => Db) => void): void {
  describe.each(['pglite', 'postgres'] as const)(`${title} on %s`, (engine) => {
    let open: OpenDb
    beforeAll(async () => {
      open = await openTestDb(engine)
    })
    afterAll(() => open.close())
    body(() => open.db)
  })
}

/** A fresh database with all tables, its clock standing at {@link testNow}. */
export async function openTestDb(engine: 'pglite' | 'postgres'): Promise<OpenDb> {
  const open = engine === 'pglite' ? await openPglite(null) : await openPostgres(await freshPostgres())
  await migrateDb(open.db)
  await standClock(open.db, testNow)
  return open
}

/** The address of a fresh database with all tables in the PostgreSQL server of this test run. */
export async function freshPostgres(): Promise<string> {
  const server = inject('postgres')
  const name = `t${randomBytes(6).toString('hex')}`
  const admin = postgres(`${server}/postgres`, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template ${templateDatabase}`)
  await admin.end()
  return `${server}/${name}`
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}
