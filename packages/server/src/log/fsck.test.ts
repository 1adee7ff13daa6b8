import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashLeaf, rootOfRange, signCheckpoint, toBase64 } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { rowsOf } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { fsck } from './fsck.ts'
import { type LogKeys, openKeys } from './keys.ts'
import { sequenceTenant } from './sequencer.ts'

/** A checkpoint of a log as if it had been larger once. */
const larger = (keys: LogKeys, log: { tenantId: string; origin: string; root: Buffer }, size: number) =>
  signCheckpoint({ origin: log.origin, size, root: log.root }, keys.signerOf(log.tenantId, log.origin)!)

onBothDatabases('fsck', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let proposal: string
  const check = () => fsck({ db: db(), keys })

  /** What fsck says while the database is bent so, after which it is as it was. */
  const bent = async (...statements: SQL[]) => {
    const undone = new Error('undone')
    let verdict: unknown
    await db()
      .transaction(async (tx) => {
        for (const statement of statements) await tx.execute(statement)
        verdict = await fsck({ db: tx, keys })
        throw undone
      })
      .catch((error) => {
        if (error !== undone) throw error
      })
    return verdict
  }
  const bodyAt = async (idx: number): Promise<string> => {
    const [row] = await rowsOf<{ body: string }>(
      db(),
      sql`select body from log_entry where tenant_id = ${world.tenant} and idx = ${idx}`,
    )
    return row!.body
  }
  const mine = () => sql`tenant_id = ${world.tenant}`

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-fsck-'))
    keys = openKeys(folder)
    world = await makeWorld(db())
    const made = await doAct(db(), acts.propose, world.residents[0]!, {
      zone: world.zone,
      process: 'tiyizuo',
      title: '空地整治',
      body: '清理菜地',
      place: '5号楼北侧',
      household: world.households[0],
    })
    proposal = made.proposal
    await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
    await doAct(db(), acts.withdraw, world.residents[0]!, { zone: world.zone, proposal, reason: '已解决' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('finds nothing wrong with what the writer and the sequencer left, entries that wait included', async () => {
    const verdict = await check()
    expect(verdict).toMatchObject({ ok: true, tenants: [{ tenant: world.tenant, waiting: 1 }] })
    expect(verdict.ok && verdict.tenants[0]!.rows).toBeGreaterThan(40)
    expect(verdict.ok && verdict.tenants[0]!.size).toBeGreaterThan(20)
  })

  it('finds a row that was changed, though it says nothing of it', async () => {
    expect(await bent(sql`update proposal set title = '别的' where ${mine()}`)).toMatchObject({
      ok: false,
      tenant: world.tenant,
      code: 'row-differs',
      detail: `proposal ["${proposal}"]`,
    })
  })

  it('finds a row that was put in, taken out, or made to name another entry', async () => {
    expect(
      await bent(
        sql`insert into origin select ${world.tenant}, 'https://else.example', null, entry_id from tenant where ${mine()}`,
      ),
    ).toMatchObject({
      code: 'row-unknown',
      detail: 'origin ["https://else.example"]',
    })
    expect(await bent(sql`delete from stage where ${mine()}`)).toMatchObject({ code: 'row-missing' })
    expect(
      await bent(
        sql`update proposal set entry_id = (select entry_id from tenant where ${mine()}) where ${mine()}`,
      ),
    ).toMatchObject({ code: 'row-entry-differs' })
  })

  it('finds row marks that were bent to fit a changed row', async () => {
    expect(
      await bent(sql`update log_entry set rows = '[]' where ${mine()} and act = 'withdraw'`),
    ).toMatchObject({ code: 'marks-differ' })
    expect(
      await bent(sql`update log_entry set openings = openings #- '{rows}' where ${mine()} and idx = 3`),
    ).toMatchObject({ code: 'marks-differ', index: 3 })
  })

  it('finds a leaf that was changed, and columns or openings that say something else than the leaf', async () => {
    const body = (await bodyAt(3)).replace('"v":1', '"v":1 ')
    expect(await bent(sql`update log_entry set body = ${body} where ${mine()} and idx = 3`)).toMatchObject({
      code: 'leaf-differs',
      index: 3,
    })
    expect(await bent(sql`update log_entry set act = 'else' where ${mine()} and idx = 3`)).toMatchObject({
      code: 'entry-columns-differ',
      index: 3,
    })
    expect(
      await bent(
        sql`update log_entry set openings = jsonb_set(openings, '{actor,value}', '"somebody"') where ${mine()} and idx = 3`,
      ),
    ).toMatchObject({ code: 'opening-wrong', index: 3 })
  })

  it('bears that the opening of an erased person is gone', async () => {
    expect(
      await bent(sql`update log_entry set openings = openings #- '{actor}' where ${mine()}`),
    ).toMatchObject({ ok: true })
  })

  it('finds entries that were dropped, put in, exchanged or cut off', async () => {
    expect(await bent(sql`delete from log_entry where ${mine()} and idx = 3`)).toMatchObject({
      code: 'leaf-differs',
      index: 3,
    })
    const copied = sql`insert into log_entry (tenant_id, entry_id, idx, at, act, actor, key, input_hash, answer, body, openings, rows)
      select tenant_id, 'copied', (select size from log where ${mine()}), at, act, actor, 'copied', '', answer, body, openings, rows
      from log_entry where ${mine()} and idx = 3`
    expect(await bent(copied)).toMatchObject({ code: 'size-differs' })
    expect(
      await bent(
        sql`update log_entry set idx = -1 where ${mine()} and idx = 3`,
        sql`update log_entry set idx = 3 where ${mine()} and idx = 4`,
        sql`update log_entry set idx = 4 where ${mine()} and idx = -1`,
      ),
    ).toMatchObject({ code: 'leaf-differs', index: 3 })
    expect(
      await bent(
        sql`delete from log_entry where ${mine()} and idx = (select size - 1 from log where ${mine()})`,
        sql`update log set size = size - 1 where ${mine()}`,
      ),
    ).toMatchObject({ ok: false, code: 'entries-missing' })
  })

  it('finds what the sequencer goes on from bent, and a checkpoint of another key', async () => {
    expect(await bent(sql`update log set range = '[]' where ${mine()}`)).toMatchObject({
      code: 'range-differs',
    })
    expect(await bent(sql`update log set root = '\\x00' where ${mine()}`)).toMatchObject({
      code: 'range-differs',
    })
    expect(
      await bent(
        sql`update log set checkpoint = replace(checkpoint, 'example.org', 'example.net') where ${mine()}`,
      ),
    ).toMatchObject({ code: 'signature-missing' })
    expect(await bent(sql`update log set checkpoint = null where ${mine()}`)).toMatchObject({
      code: 'checkpoint-missing',
    })
    expect(await bent(sql`delete from log_tile where ${mine()}`)).toMatchObject({ code: 'tile-missing' })
  })

  it('finds a tile that is longer than the tree or lies beyond it, and a code of a ballot that is none', async () => {
    expect(await bent(sql`update log_tile set hashes = hashes || hashes where ${mine()}`)).toMatchObject({
      code: 'tile-unknown',
    })
    expect(
      await bent(sql`insert into log_tile values (${world.tenant}, 5, 0, decode('00', 'hex'))`),
    ).toMatchObject({ code: 'tile-unknown', detail: '5/0' })
    expect(
      await bent(sql`insert into receipt_code values (${world.tenant}, 'K7QM-4XWD-2P', 3)`),
    ).toMatchObject({ code: 'code-unknown' })
  })

  it('finds an entry that was laid at another person’s or another matter’s door', async () => {
    for (const column of [sql`actor`, sql`matter`])
      expect(
        await bent(sql`update log_entry set ${column} = 'another' where ${mine()} and idx = 3`),
      ).toMatchObject({ code: 'entry-columns-differ', index: 3 })
  })

  it('finds a log that was set back behind a checkpoint that somebody has seen, and another key', async () => {
    const [log] = await db().select().from(t.log).where(eq(t.log.tenantId, world.tenant))
    const seen = [log!.checkpoint!, `${log!.origin}\nnot signed`]
    expect(await fsck({ db: db(), keys, seen })).toMatchObject({ ok: true })
    const older = larger(keys, log!, log!.size + 1)
    expect(await fsck({ db: db(), keys, seen: [older] })).toMatchObject({ ok: false, code: 'rolled-back' })
    expect(await bent(sql`update log set origin = 'else.example' where ${mine()}`)).toMatchObject({
      code: 'key-unusable',
    })
    expect(await bent(sql`delete from log where ${mine()}`)).toMatchObject({ code: 'log-missing' })
    const elsewhere = 'example.org/log/nowhere\n'
    expect(await fsck({ db: db(), keys, seen: [elsewhere] })).toMatchObject({
      tenant: 'nowhere',
      code: 'log-missing',
    })
  })

  it('finds another right edge that fits its own root but not the tree', async () => {
    const [log] = await db().select().from(t.log).where(eq(t.log.tenantId, world.tenant))
    const nodes = log!.range.map((_, i) => hashLeaf(Buffer.from([i])))
    const root = Buffer.from(rootOfRange({ size: log!.size, nodes }))
    const range = JSON.stringify(nodes.map(toBase64))
    expect(await bent(sql`update log set root = ${root}, range = ${range} where ${mine()}`)).toMatchObject({
      code: 'range-differs',
      detail: 'log root',
    })
  })

  it('finds an entry that waited and was taken away, by the rows that it wrote', async () => {
    expect(await bent(sql`delete from log_entry where ${mine()} and act = 'withdraw'`)).toMatchObject({
      ok: false,
      code: 'row-entry-differs',
    })
  })
})
