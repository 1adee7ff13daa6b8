import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { type Db, rowsOf } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { makeMetrics } from '../metrics.ts'
import { makeWorld } from '../testing/world.ts'
import { serveMetrics } from './serveMetrics.ts'
import { buildServer } from './server.ts'

onBothDatabases('health, readiness and metrics', (db) => {
  const read = readConfig({ YISHI_LOG: 'silent' })
  if (!read.ok) throw new Error(read.problems.join())
  const { config } = read

  it('are not ready without a database, but healthy', async () => {
    const lost = { execute: () => Promise.reject(new Error('gone')) } as unknown as Db
    const app = await buildServer({ db: lost, config })
    const ready = await app.inject('/ready')
    expect([ready.statusCode, ready.json()]).toEqual([503, { ok: false, waitsFor: ['database'] }])
    expect((await app.inject('/health')).json()).toEqual({ ok: true })
    await app.close()
  })

  it('count requests by route and status, and what waits for the log, and name nobody', async () => {
    const world = await makeWorld(db())
    const metrics = makeMetrics(db())
    const app = await buildServer({ db: db(), config, metrics })
    expect((await app.inject('/ready')).statusCode).toBe(200)
    await app.inject(`/board/${world.zone}.json`)
    await app.inject(`/n/${world.zone}-secret`)
    await app.inject('/wp-admin/secret')
    const served = await serveMetrics(metrics, 0)
    const at = `http://127.0.0.1:${served.port}`
    const text = await (await fetch(`${at}/metrics`)).text()
    expect((await fetch(`${at}/`)).status).toBe(404)
    await served.close()
    await app.close()
    expect(text).toMatch(/yishi_request_seconds_count\{route="\/ready",status="2xx"\} 1/)
    expect(text).toMatch(/yishi_request_seconds_count\{route="\/n\/:id",status="4xx"\} 1/)
    const waiting = await rowsOf<{ n: number }>(
      db(),
      sql`select count(*)::int as n from log_entry where idx is null`,
    )
    expect(text).toContain(`yishi_entries_waiting ${waiting[0]!.n}`)
    expect(text).not.toContain(world.zone)
    expect(text).not.toContain('secret')
  })
})
