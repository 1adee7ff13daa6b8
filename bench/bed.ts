import { standClock } from '@yishi/server/inside/db/clock'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { migrateDb } from '@yishi/server/inside/db/migrate'
import { openPostgres } from '@yishi/server/inside/db/open'
import postgres from 'postgres'
import { startPostgres, type TestPostgres } from '../scripts/postgres.ts'

/** What a measurement stands on: a real PostgreSQL that writes through to the disk. */
export interface Bed {
  server: TestPostgres
  /** A fresh database with all tables; its clock stands still. */
  fresh(name: string): Promise<{ open: OpenDb; url: string }>
}

/** Start it. */
export async function makeBed(): Promise<Bed> {
  const server = await startPostgres([])
  return {
    server,
    async fresh(name) {
      const admin = postgres(`${server.url}/postgres`, { max: 1, onnotice: () => {} })
      await admin.unsafe(`create database ${name}`)
      await admin.end()
      const url = `${server.url}/${name}`
      const open = await openPostgres(url)
      await migrateDb(open.db)
      await standClock(open.db, new Date('2026-03-18T02:00:00Z'))
      return { open, url }
    },
  }
}
