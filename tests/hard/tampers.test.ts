import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Checkpoint,
  ed25519Signer,
  openCheckpoint,
  pollResults,
  toBase64,
  verifyLog,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { fsck } from '@yishi/server/inside/log/fsck'
import { type LogKeys, openKeys } from '@yishi/server/inside/log/keys'
import { keepingIn } from '@yishi/server/inside/log/logSource'
import { readLog } from '@yishi/server/inside/log/readLog'
import type { World } from '@yishi/server/inside/testing/world'
import { checkRecord } from '@yishi/widget/elements/receipt/checkRecord.ts'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Random, rounds, seed } from './bed/random.ts'
import { makeRecord } from './bed/recordScene.ts'
import { keepState, type LogState, tamperDatabase } from './bed/tamperDatabase.ts'
import { type Files, type Signers, tamperExport } from './bed/tamperExport.ts'

/** Half of the thousand bend the database, half an export. */
const many = rounds(24, 500)
const patience = { timeout: rounds(300_000, 3_600_000) }

describe('whoever tampers with the record is found out', () => {
  let open: OpenDb
  let folder: string
  let keys: LogKeys
  let world: World
  let earlier: LogState
  let signers: Signers
  let files: Files
  /** The checkpoint that somebody kept. */
  let note: string
  let seen: Checkpoint[]
  beforeAll(async () => {
    open = await openTestDb('postgres')
    folder = mkdtempSync(join(tmpdir(), 'yishi-tampers-'))
    keys = openKeys(folder)
    world = await makeRecord(open.db, {
      keys,
      midway: async ({ db, tenant }) => {
        earlier = await keepState(db, tenant)
      },
    })
    const [log] = await open.db.select().from(t.log).where(eq(t.log.tenantId, world.tenant))
    note = log!.checkpoint!
    const own = keys.signerOf(world.tenant, log!.origin)!
    signers = { own, foreign: ed25519Signer(log!.origin, new Uint8Array(32).fill(9)) }
    const opened = openCheckpoint(note, own.vkey)
    seen = opened.ok ? [opened.value] : []
    const kept = keepingIn(join(folder, 'export'), readLog({ db: open.db, keys }, world.tenant))
    await verifyLog(kept)
    files = new Map(
      filesBelow(join(folder, 'export'), '').map((path) => [path, read(join(folder, 'export', path))]),
    )
  }, 300_000)
  afterAll(async () => {
    vi.unstubAllGlobals()
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('while nothing is wrong with what stands: the command, the page and fsck say so', async () => {
    expect(seen).toHaveLength(1)
    expect(seen[0]!.size).toBeGreaterThan(256)
    expect(earlier.size).toBeGreaterThan(100)
    expect(await fsck({ db: open.db, keys, seen: [note] })).toMatchObject({ ok: true })
    expect(await byCommand(files)).toMatchObject({ ok: true })
    expect(await byPage(files)).toMatchObject({ ok: true, size: seen[0]!.size })
  })

  it(`${many} random tampers with rows and bytes of the database are found by fsck`, patience, async () => {
    const start = seed()
    const random = new Random(start)
    const missed: string[] = []
    const done: Record<string, number> = {}
    for (let count = 0; count < many; ) {
      const what = await whileBent(random, missed)
      if (what === null) continue
      done[what] = (done[what] ?? 0) + 1
      count++
    }
    expect(missed, `seed ${start}`).toEqual([])
    expect(Object.keys(done).length).toBeGreaterThan(many > 100 ? 8 : 5)
  })

  it(`${many} random tampers with an export are found by the command and by the page`, patience, async () => {
    const start = seed()
    const random = new Random(start + 1)
    const missed: string[] = []
    for (let count = 0; count < many; count++) {
      const bent: Files = new Map(files)
      const what = tamperExport(bent, random, signers)
      if (!isFound(await byCommand(bent))) missed.push(`command: ${what}`)
      if (!isFound(await byPage(bent))) missed.push(`page: ${what}`)
    }
    expect(missed, `seed ${start}`).toEqual([])
  })

  /** Tamper, look, and undo it. Null where there was nothing to bend, or the database itself refused. */
  async function whileBent(random: Random, missed: string[]): Promise<string | null> {
    let kind: string | null = null
    const undone = new Error('undone')
    await open.db
      .transaction(async (tx) => {
        const what = await tamperDatabase({ tx, random, tenant: world.tenant, signers, earlier })
        if (what !== null) {
          const verdict = await fsck({ db: tx, keys, seen: [note] })
          if (verdict.ok) missed.push(what)
          kind = what.split(':', 1)[0]!
        }
        throw undone
      })
      .catch((error: unknown) => {
        // A key that stands twice, or nothing where something has to be: PostgreSQL would not have it.
        const state = (error as { cause?: { code?: string } }).cause?.code ?? ''
        if (error !== undone && !state.startsWith('23')) throw error
      })
    return kind
  }

  /** As `yishi verify --seen` does, with the key that the log serves. */
  const byCommand = (bent: Files) =>
    verifyLog(async (path) => bent.get(path), { seen, checks: [pollResults] })

  /** As the page does on a device that saw the log before. */
  async function byPage(bent: Files) {
    const office = 'https://office.example'
    const at = `${office}/log/${world.tenant}/`
    vi.stubGlobal('fetch', async (url: string) => {
      const bytes = bent.get(url.slice(at.length))
      return new Response(bytes ? Buffer.from(bytes) : null, { status: bytes ? 200 : 404 })
    })
    const line = Buffer.from(files.get('key')!).toString().trimEnd()
    const kept = JSON.stringify({ key: line, size: seen[0]!.size, root: toBase64(seen[0]!.root) })
    vi.stubGlobal('localStorage', { getItem: () => kept, setItem: () => {} })
    return checkRecord({ office, zone: world.zone }).finally(() => vi.unstubAllGlobals())
  }

  /**
   * An opening that is gone is no contradiction, since erasing a person takes theirs; but every verifier says how many there are, and whoever
   * compares finds fewer.
   */
  function isFound(verdict: { ok: true; openings: number } | { ok: false }): boolean {
    return !verdict.ok || verdict.openings < openingsBefore()
  }

  const openingsBefore = (): number =>
    [...files]
      .filter(([path]) => path.startsWith('openings/'))
      .flatMap(([, bytes]) =>
        Object.values(JSON.parse(Buffer.from(bytes).toString()) as Record<string, object>),
      )
      .reduce((sum, fields) => sum + Object.keys(fields).length, 0)
})

const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path))

function filesBelow(folder: string, path: string): string[] {
  return readdirSync(join(folder, path)).flatMap((name) => {
    const below = join(path, name)
    return statSync(join(folder, below)).isDirectory() ? filesBelow(folder, below) : [below]
  })
}
