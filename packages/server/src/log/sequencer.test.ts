import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCheckpoint, type Verdict, verifyLog } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDb } from '../db/db.ts'
import { onBothDatabases, openTestDb } from '../db/testing.ts'
import { addEntries, makeLog } from './entries.testing.ts'
import { type LogKeys, openKeys } from './keys.ts'
import { readLog } from './readLog.ts'
import { receiptCodes } from './receiptCodes.ts'
import { sequenceTenant, waitingTenants } from './sequencer.ts'

const numbers = (n: number, from = 0): string[] => Array.from({ length: n }, (_, i) => String(from + i))

let folder: string
let keys: LogKeys
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yishi-sequencer-'))
  keys = openKeys(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

onBothDatabases('the sequencer', (db) => {
  let tenant: string
  beforeEach(async () => {
    tenant = await makeLog(db())
  })
  const sequence = (holder = 'me') => sequenceTenant({ db: db(), keys, holder }, tenant)
  const logRow = async () => (await db().select().from(t.log).where(eq(t.log.tenantId, tenant)))[0]!
  const verified = (): Promise<Verdict> => verifyLog(readLog({ db: db(), keys }, tenant))
  const entryIds = async (): Promise<string[]> => {
    const rows = await db()
      .select({ id: t.logEntry.entryId })
      .from(t.logEntry)
      .where(eq(t.logEntry.tenantId, tenant))
    return rows.map(({ id }) => id)
  }
  const said = async (): Promise<unknown[]> => {
    const rows = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, tenant), sql`${t.logEntry.idx} is not null`))
      .orderBy(asc(t.logEntry.idx))
    return rows.map((row) => JSON.parse(row.body).open.said)
  }

  it('does nothing while another instance holds the lease', async () => {
    await addEntries(db(), tenant, ['a'])
    expect(await sequence('one')).toBe(1)
    await addEntries(db(), tenant, ['b'])
    expect(await sequence('two')).toBe(0)
    expect(await sequence('one')).toBe(1)
  })

  it('takes over a lease that has run out, although the clock of the tests stands still', async () => {
    await addEntries(db(), tenant, ['a'])
    await sequence('one')
    await addEntries(db(), tenant, ['b'])
    await db().update(t.log).set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` })
    expect(await sequence('two')).toBe(1)
    expect(await verified()).toMatchObject({ ok: true, size: 2 })
  })

  it('refuses to go on under another key, or under none, and leaves everything as it was', async () => {
    await addEntries(db(), tenant, ['a'])
    await sequence()
    await addEntries(db(), tenant, ['b'])
    const before = await logRow()
    const path = join(folder, 'keys', tenant)
    const line = readFileSync(path, 'utf8')
    rmSync(path)
    await expect(sequenceTenant({ db: db(), keys: openKeys(folder), holder: 'me' }, tenant)).rejects.toThrow(
      'is not in the data folder',
    )
    openKeys(folder).makeSigner(tenant, before.origin)
    await expect(sequenceTenant({ db: db(), keys: openKeys(folder), holder: 'me' }, tenant)).rejects.toThrow(
      'not the one',
    )
    const { leaseUntil, ...after } = await logRow()
    expect({ ...after, leaseUntil: before.leaseUntil }).toEqual(before)
    expect(await waitingTenants(db())).toContain(tenant)
    writeFileSync(path, line)
    expect(await sequence()).toBe(1)
  })

  it('signs nothing where nothing waits', async () => {
    expect(await sequence()).toBe(0)
    expect((await logRow()).checkpoint).toBeNull()
    expect(await waitingTenants(db())).not.toContain(tenant)
  })

  it('gives indices in the order of arrival, batch after batch, without gap or repetition', async () => {
    for (const step of [1, 3, 255, 2]) {
      await addEntries(db(), tenant, numbers(step, (await logRow()).size))
      expect(await sequence()).toBe(step)
    }
    expect(await said()).toEqual(numbers(261))
    expect(await verified()).toMatchObject({ ok: true, size: 261, acts: { say: 261 } })
  })

  it('takes a thousand at a time and the rest the next time', async () => {
    await addEntries(db(), tenant, numbers(1100))
    expect(await sequence()).toBe(1000)
    expect(await sequence()).toBe(100)
    expect(await verified()).toMatchObject({ ok: true, size: 1100 })
  })

  it('signs what it has committed, under the origin of the log', async () => {
    await addEntries(db(), tenant, ['a', 'b'])
    await sequence()
    const { checkpoint, origin, size, root } = await logRow()
    const opened = openCheckpoint(checkpoint!, keys.signerOf(tenant, origin)!.vkey)
    expect(opened).toMatchObject({ ok: true, value: { origin, size } })
    expect(opened.ok && Buffer.from(opened.value.root)).toEqual(root)
  })

  it('keeps the code of each ballot with its index, and none for what is no ballot', async () => {
    await addEntries(db(), tenant, ['a'])
    await addEntries(db(), tenant, ['b', 'c'], { poll: 'p1', ballot: 'b1' })
    await sequence()
    await addEntries(db(), tenant, ['d'], { poll: 'p1', ballot: 'b2' })
    await sequence()
    const codes = await db().select().from(t.receiptCode).where(eq(t.receiptCode.tenantId, tenant))
    const wanted = await receiptCodes({ db: db(), keys }, tenant, await entryIds())
    expect(codes.map(({ code, idx }) => [code, idx]).sort()).toEqual(
      [...wanted.values()].flatMap(({ code, index }) => (index === 0 ? [] : [[code, index]])).sort(),
    )
    expect(codes).toHaveLength(3)
  })

  it('leaves other tenants alone', async () => {
    const other = await makeLog(db())
    await addEntries(db(), other, ['x'])
    await addEntries(db(), tenant, ['a'])
    await sequence()
    expect(await waitingTenants(db())).toContain(other)
    expect(await waitingTenants(db())).not.toContain(tenant)
  })
})

/** The embedded database has one connection and proves nothing here. */
describe('many sequencers on PostgreSQL', () => {
  let open: OpenDb
  beforeAll(async () => {
    open = await openTestDb('postgres')
  })
  afterAll(() => open.close())

  it('put every entry into the log once while others are still being written', async () => {
    const tenant = await makeLog(open.db)
    let writing = true
    const write = async (from: number) => {
      for (let i = 0; i < 40; i++) await addEntries(open.db, tenant, numbers(5, from + i * 5))
    }
    const run = async (holder: string) => {
      while (writing || (await waitingTenants(open.db)).length > 0) {
        await sequenceTenant({ db: open.db, keys, holder }, tenant)
        // The lease is given up at once, so that the instances do race.
        await open.db.update(t.log).set({ holder: null }).where(eq(t.log.holder, holder))
      }
    }
    const running = ['one', 'two', 'three'].map(run)
    await Promise.all([write(0), write(1000), write(2000)])
    writing = false
    await Promise.all(running)
    const verdict = await verifyLog(readLog({ db: open.db, keys }, tenant))
    expect(verdict).toMatchObject({ ok: true, size: 600 })
  })
})
