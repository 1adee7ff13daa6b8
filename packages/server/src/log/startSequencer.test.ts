import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyLog } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { addEntries, makeLog } from './entries.testing.ts'
import { openKeys } from './keys.ts'
import { readLog } from './readLog.ts'
import { startSequencer } from './startSequencer.ts'

onBothDatabases('a running sequencer', (db) => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-sequencer-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('reports a tenant whose log it cannot grow and goes on with the others', async () => {
    const keys = openKeys(folder)
    const [broken, sound] = [await makeLog(db()), await makeLog(db())]
    await db()
      .update(t.log)
      .set({ range: ['?'] })
      .where(eq(t.log.tenantId, broken))
    await addEntries(db(), broken, ['a'])
    await addEntries(db(), sound, ['a'])
    const troubles: unknown[] = []
    const stop = startSequencer({ db: db(), keys, pause: 20, onError: (_, tenant) => troubles.push(tenant) })
    await vi.waitFor(async () => {
      expect(await verifyLog(readLog({ db: db(), keys }, sound))).toMatchObject({ ok: true, size: 1 })
      expect(troubles).toContain(broken)
    })
    await addEntries(db(), sound, ['b'])
    await vi.waitFor(async () => {
      expect(await verifyLog(readLog({ db: db(), keys }, sound))).toMatchObject({ ok: true, size: 2 })
    })
    await stop()
    expect(troubles).toEqual([broken])
  })

  it('does nothing any more once it has been stopped', async () => {
    const keys = openKeys(folder)
    const tenant = await makeLog(db())
    const stop = startSequencer({ db: db(), keys, pause: 10, onError: () => {} })
    await stop()
    await addEntries(db(), tenant, ['late'])
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await db().$count(t.log, eq(t.log.size, 0))).toBeGreaterThan(0)
    const [row] = await db().select().from(t.log).where(eq(t.log.tenantId, tenant))
    expect(row?.size).toBe(0)
  })
})
