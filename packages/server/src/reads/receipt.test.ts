import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyReceipt } from '@yishi/schema/log'
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
import { poll as pollRead } from './poll.ts'
import { receipt } from './receipt.ts'

onBothDatabases('the receipt of a ballot', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  let voter: Who
  const ask = (who: Who | null, elector = 'e000001', with_: LogKeys | null = keys) =>
    runRead(db(), receipt, who, { zone: world.zone, poll: owners.poll, elector }, with_)
  const vote = (choice: string) =>
    doAct(db(), acts.cast, voter, {
      ...owners.matter,
      poll: owners.poll,
      elector: 'e000001',
      choices: { q1: choice },
    })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-receipt-'))
    keys = openKeys(folder)
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    owners = await openOwnersPoll(world)
    voter = await nameVoter(world, owners.roll, 'e000001')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is nobody else’s, and not there before a ballot', async () => {
    expect(await ask(null)).toMatchObject({ refusal: { code: 'not-signed-in' } })
    expect(await ask(world.residents[0]!)).toMatchObject({ refusal: { code: 'not-your-home' } })
    expect(await ask(world.clerk)).toMatchObject({ refusal: { code: 'not-your-home' } })
    expect(await ask(voter, 'e000002')).toMatchObject({ refusal: { code: 'not-your-home' } })
    expect(await ask(voter)).toMatchObject({ refusal: { code: 'unknown-elector' } })
    expect(await ask(voter, 'e000001', null)).toMatchObject({ refusal: { code: 'not-available' } })
  })

  it('is that of the ballot that counts, verifies, and opens what was chosen', async () => {
    await vote('for')
    await vote('against')
    await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
    const answer = await ask(voter)
    if (!answer.ok) throw new Error(answer.refusal.code)
    const verified = verifyReceipt(
      answer.value.receipt!,
      keys.signerOf(world.tenant, `example.org/log/${world.tenant}`)!.vkey,
    )
    expect(verified).toMatchObject({
      ok: true,
      value: {
        code: answer.value.code,
        openings: {
          elector: { value: 'e000001' },
          choice: { value: { choices: { q1: 'against' }, heads: 1, area: '60.00' } },
        },
      },
    })
    const seen = await runRead(db(), pollRead, voter, { zone: world.zone, poll: owners.poll }, keys)
    expect(seen.ok && seen.value.mine!.electors[0]!.ballot).toMatchObject({
      receipt: answer.value.code,
      index: answer.value.index,
      choices: { q1: 'against' },
      replaced: { channel: 'online' },
    })
    expect(seen.ok && seen.value.checkpoint).not.toBeNull()
  })
})
