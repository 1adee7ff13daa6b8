import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519Signer, formatVkey } from '@yishi/schema/log'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { addEntries, makeLog } from '../log/entries.testing.ts'
import { openKeys } from '../log/keys.ts'
import { logRoutes } from '../log/routes.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { verifyCommand } from './verify.ts'

describe('yishi verify', () => {
  let open: OpenDb
  let app: FastifyInstance
  let folder: string
  let tenant: string
  let address: string
  const sequence = async (says: string[]) => {
    await addEntries(open.db, tenant, says)
    await sequenceTenant({ db: open.db, keys: openKeys(folder), holder: 'me' }, tenant)
  }

  beforeAll(async () => {
    open = await openTestDb('pglite')
    folder = mkdtempSync(join(tmpdir(), 'yishi-verify-'))
    app = Fastify()
    await app.register(logRoutes({ db: open.db, keys: openKeys(folder), making: (make) => make() }))
    await app.listen({ host: '127.0.0.1', port: 0 })
  })
  beforeEach(async () => {
    tenant = await makeLog(open.db)
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/log/${tenant}`
    await sequence(['a', 'b', 'c'])
  })
  afterAll(async () => {
    await app.close()
    await open.close()
    rmSync(folder, { recursive: true })
  })

  const exported = () => join(folder, 'export', tenant)

  it('refuses a place that is no log, and says so as wrong input', async () => {
    await expect(verifyCommand('/nowhere', {})).rejects.toMatchObject({ code: 'source-unreadable' })
    await expect(verifyCommand('http://127.0.0.1:1/log/x', {})).rejects.toMatchObject({
      code: 'source-unreadable',
    })
  })

  it('refuses a key or an earlier checkpoint that is none', async () => {
    await expect(verifyCommand(address, { key: 'hello' })).rejects.toMatchObject({ code: 'key-malformed' })
    const file = join(folder, 'not-a-checkpoint')
    writeFileSync(file, 'hello')
    await expect(verifyCommand(address, { seen: [file] })).rejects.toMatchObject({ code: 'note-malformed' })
  })

  it('exits with 1 and the index where the record was changed', async () => {
    await verifyCommand(address, { save: exported() })
    const path = join(exported(), 'tile/entries/000.p/3')
    writeFileSync(path, readFileSync(path, 'latin1').replace('"said":"b"', '"said":"x"'), 'latin1')
    expect(await verifyCommand(exported(), {})).toEqual({
      exit: 1,
      body: { ok: false, code: 'leaf-differs', index: 1 },
    })
  })

  it('exits with 1 where the checkpoint is not signed by the key that was brought along', async () => {
    const other = ed25519Signer(`example.org/log/${tenant}`, new Uint8Array(32))
    expect(await verifyCommand(address, { key: formatVkey(other.vkey) })).toMatchObject({
      exit: 1,
      body: { ok: false, code: 'signature-missing' },
    })
  })

  it('exits with 1 where the log does not continue what was seen of it', async () => {
    await verifyCommand(address, { save: exported() })
    const seen = [join(folder, 'seen')]
    await sequence(['d'])
    const later = await (await fetch(`${address}/checkpoint`)).text()
    writeFileSync(seen[0]!, later)
    expect(await verifyCommand(exported(), { seen })).toMatchObject({
      exit: 1,
      body: { code: 'rolled-back', index: 3 },
    })
    expect(await verifyCommand(address, { seen })).toMatchObject({
      exit: 0,
      body: { ok: true, size: 4, seen: 1 },
    })
  })

  it('answers with what it checked, from the address and from the folder kept of it', async () => {
    const fromAddress = await verifyCommand(address, { save: exported() })
    expect(fromAddress).toMatchObject({
      exit: 0,
      body: { ok: true, origin: `example.org/log/${tenant}`, size: 3, acts: { say: 3 } },
    })
    expect(await verifyCommand(exported(), {})).toEqual(fromAddress)
    expect(await verifyCommand(`${address}/`, {})).toEqual(fromAddress)
  })
})
