import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ed25519Signer,
  formatVkey,
  fromUtf8,
  openCheckpoint,
  openPromise,
  parseKeyLines,
  parseNote,
  parseVkey,
  signCheckpoint,
  verifyLog,
  verifyReceipt,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsck } from '../log/fsck.ts'
import { type LogKeys, openKeys } from '../log/keys.ts'
import { keepingIn } from '../log/logSource.ts'
import { readLog } from '../log/readLog.ts'
import { acknowledge } from '../log/receipt.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { rotateKeyCommand } from './rotateKey.ts'
import { verifyCommand } from './verify.ts'

onBothDatabases('yishi rotate-key', (db) => {
  let folder: string
  /** Those of a server that runs all the while. */
  let keys: LogKeys
  let world: World
  let origin: string
  const env = () => ({ YISHI_DATA: folder })
  const source = () => readLog({ db: db(), keys }, world.tenant)
  const text = async (path: string) => fromUtf8((await source()(path))!)!
  const sequence = () => sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
  const act = async (said: string) => {
    await doAct(db(), acts.propose, world.residents[0]!, {
      zone: world.zone,
      process: 'tiyizuo',
      title: said,
      body: '清理菜地',
      place: '5号楼北侧',
      household: world.households[0],
    })
    return sequence()
  }
  const rotate = async () => {
    const { body } = await rotateKeyCommand(world.tenant, env())
    return body as { key: string; before: string[] }
  }
  const sound = async () => {
    expect(await verifyLog(source())).toMatchObject({ ok: true })
    return fsck({ db: db(), keys })
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-rotate-'))
    keys = openKeys(folder)
  })
  beforeEach(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    origin = `example.org/log/${world.tenant}`
    await sequence()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('refuses wrong settings, a tenant without a key, and one that is no name', async () => {
    await expect(rotateKeyCommand('x', { DATABASE_URL: 'mysql://x' })).rejects.toMatchObject({
      code: 'config-invalid',
    })
    await expect(rotateKeyCommand('nobody', env())).rejects.toMatchObject({ code: 'key-missing' })
    await expect(rotateKeyCommand('../x', env())).rejects.toMatchObject({ code: 'key-unusable' })
  })

  it('does not take a lost key for a changed one: without all that have signed, nothing is signed', async () => {
    await rotate()
    await act('a')
    const path = join(folder, 'keys', world.tenant)
    const lines = readFileSync(path, 'utf8')
    writeFileSync(path, `${lines.split('\n')[0]}\n`)
    await expect(act('b')).rejects.toThrow('is missing')
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: false, code: 'key-unusable' })
    writeFileSync(path, lines)
    expect(await sequence()).toBe(1)
    expect(await sound()).toMatchObject({ ok: true })
  })

  it('makes a forged second key no key of the log, before the others or behind them', async () => {
    await rotate()
    await act('a')
    const forged = ed25519Signer(origin, new Uint8Array(32).fill(9))
    const [newest, ...before] = parseKeyLines(await text('key'))!
    const line = formatVkey(forged.vkey)
    const lines = [newest, ...before].map(formatVkey)
    for (const bent of [[line, ...lines], [...lines, line], [line, lines[1]!], [line]]) {
      const forging = async (path: string) =>
        path === 'key' ? Buffer.from(`${bent.join('\n')}\n`) : source()(path)
      expect(await verifyLog(forging)).toEqual({ ok: false, code: 'signature-missing' })
    }
    const note = await text('checkpoint')
    const opened = openCheckpoint(note, newest)
    if (!opened.ok) throw new Error(opened.code)
    const checkpoint = signCheckpoint(opened.value, forged)
    await db().update(t.log).set({ checkpoint }).where(eq(t.log.tenantId, world.tenant))
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: false, code: 'signature-missing' })
    await expect(act('b')).rejects.toThrow('not the one')
    await db().update(t.log).set({ checkpoint: note }).where(eq(t.log.tenantId, world.tenant))
  })

  it('tells of the new key with the first checkpoint that it signed, first and beside those before', async () => {
    const first = (await text('key')).trimEnd()
    const { key, before } = await rotate()
    expect(before).toEqual([first])
    expect(await text('key')).toBe(`${first}\n`)
    await act('a')
    expect(await text('key')).toBe(`${key}\n${first}\n`)
    expect(parseNote(await text('checkpoint'))!.signatures).toHaveLength(2)
    expect(await sound()).toMatchObject({ ok: true })
    const third = await rotate()
    await act('b')
    expect(await text('key')).toBe(`${third.key}\n${key}\n${first}\n`)
    expect(await sound()).toMatchObject({ ok: true })
  })

  it('leaves promises, receipts and codes of before as they were, and every key alone enough to verify', async () => {
    const first = parseVkey((await text('key')).trimEnd())!
    const [entry] = await db()
      .select({ id: t.logEntry.entryId })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'vouch')))
      .limit(1)
    const ask = () =>
      acknowledge({ db: db(), keys }, { tenant: world.tenant, entryId: entry!.id, fields: [] })
    const early = (await ask())!
    const newest = parseVkey((await rotate()).key)!
    await act('a')
    const late = (await ask())!
    expect(late.code).toBe(early.code)
    expect(openPromise(early.promise, first)).toMatchObject({ ok: true })
    expect(verifyReceipt(early.receipt!, first)).toMatchObject({ ok: true })
    for (const key of [first, newest]) {
      expect(openPromise(late.promise, key)).toMatchObject({ ok: true })
      expect(verifyReceipt(late.receipt!, key)).toMatchObject({ ok: true, value: { code: early.code } })
      expect(await verifyLog(source(), { key })).toMatchObject({ ok: true, key: formatVkey(key) })
    }
  })

  it('keeps checkpoints of before worth something: verify and fsck hold the log to them', async () => {
    const seen = join(folder, `seen-${world.tenant}`)
    writeFileSync(seen, await text('checkpoint'))
    await rotate()
    await act('a')
    const kept = join(folder, 'export', world.tenant)
    await verifyLog(keepingIn(kept, source()))
    expect(await verifyCommand(kept, { seen: [seen] })).toMatchObject({
      exit: 0,
      body: { ok: true, seen: 1 },
    })
    expect(
      await fsck({ db: db(), keys, seen: [await text('checkpoint'), readFileSync(seen, 'utf8')] }),
    ).toMatchObject({
      ok: true,
    })
  })
})
