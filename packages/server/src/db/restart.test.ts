import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDb } from './db.ts'
import { openPostgres } from './open.ts'
import { freshPostgres } from './testing.ts'

const long = process.env.YISHI_LONG === '1'

describe('the PostgreSQL driver, as we carry it', () => {
  let open: OpenDb
  let admin: postgres.Sql
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push(error)

  beforeAll(async () => {
    const url = await freshPostgres()
    open = await openPostgres(url, 8)
    admin = postgres(url, { max: 1, onnotice: () => {} })
    process.on('uncaughtException', note)
  })
  afterAll(async () => {
    process.off('uncaughtException', note)
    await admin.end()
    await open.close()
  })

  it('answers every statement, by row or by error, when backends are killed in the middle of them', async () => {
    let running = true
    let answered = 0
    const worker = async () => {
      while (running) {
        await open.db.execute(sql`select ${answered}::int`).catch(() => {})
        answered++
      }
    }
    const workers = Array.from({ length: 64 }, worker)
    for (let round = 0; round < (long ? 400 : 40); round++) {
      await new Promise((resolve) => setTimeout(resolve, 5 + (round % 7) * 3))
      // Small statements wait for the end of the event loop's turn: the connection is gone when they are sent.
      // Of this database alone: other tests have theirs on the same server.
      await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'yishi' and datname = current_database()`
    }
    running = false
    await Promise.all(workers)
    expect(answered).toBeGreaterThan(20)
    expect(uncaught).toEqual([])
    const rows = (await open.db.execute(sql`select 1 as one`)) as unknown as { one: number }[]
    expect(rows[0]?.one).toBe(1)
  })
})
