import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PollResult } from '@yishi/schema/tables'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { openTestServer, type TestServer } from '../http/testing.ts'
import { openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { type Hanging, toPreliminary } from '../testing/preliminary.ts'
import { makeWorld } from '../testing/world.ts'
import { verifyCommand } from './verify.ts'

describe('yishi verify, at an address,', () => {
  let open: OpenDb
  let server: TestServer
  let folder: string
  let hanging: Hanging
  let address: string
  let result: PollResult

  beforeAll(async () => {
    open = await openTestDb('pglite')
    folder = mkdtempSync(join(tmpdir(), 'yishi-published-'))
    const world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 0 })
    hanging = await toPreliminary(world)
    const keys = openKeys(folder)
    while ((await sequenceTenant({ db: open.db, keys, holder: 'me' }, world.tenant)) > 0);
    server = await openTestServer(open.db, { folder })
    address = `${server.url}/log/${world.tenant}`
    const [row] = await open.db
      .select({ result: t.poll.result })
      .from(t.poll)
      .where(eq(t.poll.pollId, hanging.poll))
    result = row!.result!
  }, 120_000)
  afterAll(async () => {
    await server?.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const show = (shown: PollResult | null) =>
    open.db.update(t.poll).set({ result: shown }).where(eq(t.poll.pollId, hanging.poll))

  it('finds a result that was changed behind the log, on the page that everybody reads', async () => {
    const [question, ...others] = result.questions
    const outcome = question!.outcome === 'passed' ? 'failed' : 'passed'
    await show({ ...result, questions: [{ ...question!, outcome }, ...others] })
    const found = { ok: false, code: 'published-differs', detail: hanging.poll, index: expect.any(Number) }
    expect(await verifyCommand(address, {})).toEqual({ exit: 1, body: found })
    await show(null)
    expect(await verifyCommand(address, {})).toEqual({ exit: 1, body: found })
  })

  it('takes one that was changed only for a moment, as when it came while the log was read, for none', async () => {
    await show({ ...result, channels: { ...result.channels, paper: 99 } })
    setTimeout(() => show(result).catch(() => {}), 1000)
    expect(await verifyCommand(address, {})).toMatchObject({ exit: 0, body: { ok: true, published: 1 } })
  })

  it('says of how many polls it held what is shown against the log, which a copy does not', async () => {
    await show(result)
    const save = join(folder, 'copy')
    await expect
      .poll(() => verifyCommand(address, { save }))
      .toMatchObject({ exit: 0, body: { ok: true, published: 1 } })
    expect((await verifyCommand(save, {})).body).not.toHaveProperty('published')
  })
})
