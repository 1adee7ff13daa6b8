import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyReceipt } from '@yishi/schema/log'
import type { LookedUp } from '@yishi/schema/words'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type LogKeys, openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { runRead } from '../read.ts'
import { nameVoter, openOwnersPoll } from '../testing/polls.ts'
import type { MatterAt } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { lookUp } from './lookUp.ts'
import { poll as pollRead } from './poll.ts'

onBothDatabases('looking up a ballot by its code', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  let voter: Who
  let first: string
  const ask = (code: string, more: { zone?: string; with?: LogKeys | null } = {}) =>
    runRead(
      db(),
      lookUp,
      null,
      { zone: more.zone ?? world.zone, code },
      more.with === undefined ? keys : more.with,
    )
  const found = async (code: string): Promise<LookedUp> => {
    const answer = await ask(code)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const vote = (choice: string) =>
    doAct(db(), acts.cast, voter, {
      ...owners.matter,
      poll: owners.poll,
      elector: 'e000001',
      choices: { q1: choice },
    })
  const sequence = () => sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
  const codeNow = async (): Promise<string> => {
    const seen = await runRead(db(), pollRead, voter, { zone: world.zone, poll: owners.poll }, keys)
    return seen.ok ? seen.value.mine!.electors[0]!.ballot!.receipt : ''
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-look-up-'))
    keys = openKeys(folder)
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    owners = await openOwnersPoll(world)
    voter = await nameVoter(world, owners.roll, 'e000001')
    await vote('for')
    first = await codeNow()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('finds nothing by a code that nobody was given, nor by what is no code', async () => {
    expect(await ask('0000-0000-00')).toMatchObject({
      refusal: { code: 'unknown-receipt', path: 'code' },
    })
    expect(await ask('U000-0000-00')).toMatchObject({ refusal: { code: 'input-invalid', path: 'code' } })
    expect(await ask('')).toMatchObject({ refusal: { code: 'input-invalid' } })
  })

  it('finds nothing before the ballot has its place in the log, and is refused where there are no keys', async () => {
    expect(await ask(first)).toMatchObject({ refusal: { code: 'unknown-receipt' } })
    await sequence()
    expect(await ask(first)).toMatchObject({ ok: true })
    expect(await ask(first, { with: null })).toMatchObject({ refusal: { code: 'not-available' } })
  })

  it('finds nothing of another community', async () => {
    const other = await makeWorld(db(), { residents: 0, councillors: 0 })
    expect(await ask(first, { zone: other.zone })).toMatchObject({ refusal: { code: 'unknown-receipt' } })
  })

  it('says where it stands and of what poll, with a proof that opens nothing', async () => {
    const { receipt, ...about } = await found(first.toLowerCase().replaceAll('-', ' '))
    expect(about).toEqual({
      code: first,
      index: expect.any(Number),
      at: expect.any(String),
      channel: 'online',
      poll: owners.poll,
      title: '关于出租公共用地的表决',
      zone: world.zone,
      zoneName: expect.any(String),
      counts: true,
      replacedAt: null,
    })
    const key = keys.signerOf(world.tenant, `example.org/log/${world.tenant}`)!.vkey
    expect(verifyReceipt(receipt, key)).toMatchObject({
      ok: true,
      value: { code: first, index: about.index, openings: {} },
    })
  })

  it('says so once a later ballot took its place, and finds that one, too', async () => {
    await vote('against')
    await sequence()
    expect(await found(first)).toMatchObject({ counts: false, replacedAt: expect.any(String) })
    const second = await codeNow()
    expect(second).not.toBe(first)
    expect(await found(second)).toMatchObject({ counts: true })
  })
})
