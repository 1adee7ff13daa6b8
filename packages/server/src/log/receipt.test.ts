import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashLeaf, openPromise, verifyReceipt } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { addEntries } from './entries.testing.ts'
import { type LogKeys, openKeys } from './keys.ts'
import { acknowledge } from './receipt.ts'
import { receiptCodes } from './receiptCodes.ts'
import { sequenceTenant } from './sequencer.ts'

onBothDatabases('an acknowledgement', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let entryId: string
  let origin: string
  const ask = (fields: string[] = []) =>
    acknowledge({ db: db(), keys }, { tenant: world.tenant, entryId, fields })
  const vkey = () => keys.signerOf(world.tenant, origin)!.vkey

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-receipt-'))
    keys = openKeys(folder)
    world = await makeWorld(db())
    origin = `example.org/log/${world.tenant}`
    const [entry] = await db()
      .select({ id: t.logEntry.entryId })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'vouch')))
      .limit(1)
    entryId = entry!.id
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is not given for an entry that is not there', async () => {
    const wanted = { tenant: world.tenant, entryId: 'nothing', fields: [] }
    expect(await acknowledge({ db: db(), keys }, wanted)).toBeNull()
  })

  it('is a signed promise with its code before the sequencer has come by', async () => {
    const first = await ask()
    expect(first).toMatchObject({ receipt: null, index: null })
    const promise = openPromise(first!.promise, vkey())
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, entryId))
    expect(promise).toMatchObject({ ok: true, value: { origin, leaf: hashLeaf(Buffer.from(entry!.body)) } })
    expect(await ask()).toEqual(first)
  })

  it('brings the receipt of the same code afterwards, in a log of more than one tile', async () => {
    const { code, promise } = (await ask())!
    await addEntries(
      db(),
      world.tenant,
      Array.from({ length: 600 }, (_, i) => String(i)),
    )
    await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
    const after = (await ask())!
    expect(after).toMatchObject({ code, promise })
    expect(verifyReceipt(after.receipt!, vkey())).toMatchObject({
      ok: true,
      value: { code, index: after.index, entry: { act: 'vouch', tenant: world.tenant }, openings: {} },
    })
  })

  it('has the code that lists of entries show', async () => {
    const { code, index } = (await ask())!
    const codes = await receiptCodes({ db: db(), keys }, world.tenant, [entryId, 'nothing'])
    expect([...codes]).toEqual([[entryId, { code, index }]])
    expect(await receiptCodes({ db: db(), keys }, world.tenant, [])).toEqual(new Map())
    expect(await receiptCodes({ db: db(), keys }, 'nobody', [entryId])).toEqual(new Map())
  })

  it('opens the fields that were asked for and no others', async () => {
    const { receipt } = (await ask(['actor', 'nothing']))!
    expect(verifyReceipt(receipt!, vkey())).toMatchObject({
      ok: true,
      value: { openings: { actor: { value: world.clerk.person } } },
    })
    expect(receipt).not.toContain('"rows"')
    const verified = verifyReceipt(receipt!, vkey())
    expect(verified.ok && Object.keys(verified.value.openings)).toEqual(['actor'])
  })
})
