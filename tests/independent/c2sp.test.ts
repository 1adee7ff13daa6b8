import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeEntry } from '@yishi/schema/log'
import { openSession } from '@yishi/server/inside/auth/sessions'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openTestServer, ownOrigin, type TestServer } from '@yishi/server/inside/http/testing'
import { addEntries } from '@yishi/server/inside/log/entries.testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { sequenceTenant } from '@yishi/server/inside/log/sequencer'
import { nameVoter, openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { makeWorld, type World } from '@yishi/server/inside/testing/world'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportLog } from '../../packages/schema/src/log/export.testing.ts'
import {
  type Checkpoint,
  type Fetch,
  leafHash,
  openCheckpoint,
  openPromise,
  openProof,
  readLog,
  treeHash,
} from './c2sp.ts'

describe('a reader that was written from the specifications alone', () => {
  let open: OpenDb
  let server: TestServer
  let world: World
  let folder: string
  let receipt: string
  let promise: string
  /** What was signed before the ballot was cast. */
  let earlier: Checkpoint
  let verifiers: string[]

  const fetchLog: Fetch = async (path) => {
    const answer = await fetch(`${server.url}/log/${world.tenant}/${path}`)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return Buffer.from(await answer.arrayBuffer())
  }
  const readVerifiers = async () => (await fetchLog('key')).toString().trimEnd().split('\n')
  const sequence = async () => {
    while ((await sequenceTenant({ db: open.db, keys: openKeys(folder), holder: 'me' }, world.tenant)) > 0);
  }
  const entryOf = (extra: Buffer) => leafHash(Buffer.from(JSON.parse(extra.toString()).entry, 'base64'))

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-independent-'))
    open = await openTestDb('pglite')
    world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 0 })
    const { db, tenant, zone } = world
    const { matter, roll, poll } = await openOwnersPoll(world)
    const voter = await nameVoter(world, roll, 'e000001')
    // More than one bundle, and a second level of tiles.
    await addEntries(
      db,
      tenant,
      Array.from({ length: 600 }, (_, i) => `第${i}条`),
    )
    server = await openTestServer(db, { folder })
    await sequence()
    earlier = openCheckpoint((await fetchLog('checkpoint')).toString(), await readVerifiers())
    const { token } = await openSession(db, { tenant, person: voter.person, origin: ownOrigin, via: 'pin' })
    const input = { ...matter, poll, elector: 'e000001', choices: { q1: 'for' } }
    const cast = await server.ask('/trpc/act.cast', { as: token, body: { key: 'k'.repeat(24), input } })
    promise = cast.json.result.data.value.promise
    await sequence()
    const mine = encodeURIComponent(JSON.stringify({ zone, poll, elector: 'e000001' }))
    receipt = (await server.ask(`/trpc/read.receipt?input=${mine}`, { as: token })).json.result.data.receipt
    verifiers = await readVerifiers()
  }, 180_000)
  afterAll(async () => {
    await server?.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('finds every file of the log in which one bit is not as it was', async () => {
    const paths: string[] = []
    await readLog((path) => {
      paths.push(path)
      return fetchLog(path)
    }, verifiers)
    for (const bent of paths) {
      const bend: Fetch = async (path) => {
        const bytes = await fetchLog(path)
        if (path === bent) bytes[Math.floor(bytes.length / 2)]! ^= 1
        return bytes
      }
      await expect(readLog(bend, verifiers), bent).rejects.toThrow()
    }
    expect(paths.length).toBeGreaterThan(7)
  })

  it('reads the log that the server serves from its bytes alone: entries, tiles of every level, root, signature', async () => {
    const log = await readLog(fetchLog, verifiers)
    expect(log.origin).toMatch(new RegExp(`^[a-z.]+/log/${world.tenant}$`))
    expect(log.entries.length).toBe(log.size)
    expect(log.size).toBeGreaterThan(600)
    expect(earlier.size).toBeLessThan(log.size)
    expect(treeHash(log.entries.slice(0, earlier.size).map(leafHash))).toEqual(earlier.root)
  })

  it('follows the receipt of a ballot to a root that the log signed, and no bent one', async () => {
    const { index, extra, size } = openProof(receipt, { leaf: entryOf, verifiers })
    const log = await readLog(fetchLog, verifiers)
    expect([size, index]).toEqual([log.size, log.size - 1])
    expect(log.entries[index]).toEqual(Buffer.from(JSON.parse(extra.toString()).entry, 'base64'))
    const lines = receipt.split('\n')
    const at = lines.findIndex((line) => line.startsWith('index '))
    const bent = [
      lines.with(at, `index ${index - 1}`),
      lines.with(at + 1, Buffer.alloc(32).toString('base64')),
      lines.toSpliced(at + 1, 1),
      lines.toSpliced(at + 1, 0, lines[at + 1]!),
    ]
    for (const other of bent)
      expect(() => openProof(other.join('\n'), { leaf: entryOf, verifiers })).toThrow(/path|index/)
  })

  it('believes the signed promise of a ballot, which names the leaf that is then in the log', async () => {
    const log = await readLog(fetchLog, verifiers)
    const last = leafHash(log.entries.at(-1)!)
    expect(openPromise(promise, verifiers)).toEqual({ origin: log.origin, leaf: last })
    const named = last.toString('base64')
    const bent = promise.replace(named, named.replace(/^./, named[0] === 'A' ? 'B' : 'A'))
    expect(() => openPromise(bent, verifiers)).toThrow('path')
    expect(() => openPromise(promise.replace(/\n1\n/, '\n2\n'), verifiers)).toThrow('signature')
  })

  it('reads on under a new key, which has signed beside the one before', async () => {
    openKeys(folder).rotate(world.tenant)
    await addEntries(open.db, world.tenant, ['more'])
    await sequence()
    const both = await readVerifiers()
    expect(both).toHaveLength(2)
    expect(both[1]).toBe(verifiers[0])
    const { size } = await readLog(fetchLog, both)
    expect((await readLog(fetchLog, verifiers)).size).toBe(size)
    expect(openProof(receipt, { leaf: entryOf, verifiers }).size).toBeLessThan(size)
  })

  it('reads a log whose tiles reach three levels up', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 66_000 }, (_, i) =>
      encodeEntry({ v: 1, tenant: 'yiguang', act: 'say', at: `${i}`, open: {}, sealed: {} }),
    )
    const files = exportLog(many)
    const source: Fetch = async (path) => {
      const bytes = files.get(path)
      if (!bytes) throw new Error(`no ${path}`)
      return Buffer.from(bytes)
    }
    const [verifier] = (await source('key')).toString().split('\n')
    expect([...files.keys()]).toContain('tile/2/000.p/1')
    expect(await readLog(source, [verifier!])).toMatchObject({ size: 66_000 })
  })
})
