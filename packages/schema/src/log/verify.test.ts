import { utf8ToBytes } from '@noble/hashes/utils.js'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeBundle, encodeBundle } from './bundle.ts'
import { toBase64 } from './bytes.ts'
import { checkBundle, type ServedBundle } from './checkBundle.ts'
import { signCheckpoint } from './checkpoint.ts'
import { seal } from './commitment.ts'
import { type Entry, encodeEntry } from './entry.ts'
import { type ExportedLog, exportLog, origin, signer, sourceOf } from './export.testing.ts'
import { hashLeaf } from './hash.ts'
import { ed25519Signer } from './signer.ts'
import { rootOf } from './tree.ts'
import { type LogCheck, type LoggedEntry, verifyLog } from './verify.ts'
import { formatVkey } from './vkey.ts'

const SIZE = 600
const salt = new Uint8Array(32).fill(4)

const entryBytes = (i: number, said = `entry ${i}`, tenant = 'yiguang'): Uint8Array =>
  encodeEntry({
    v: 1,
    tenant,
    act: i % 3 === 0 ? 'notice.post' : 'ballot.cast',
    at: '2026-04-08T10:00:00.000+08:00',
    open: { said },
    sealed: { choice: seal(salt, i) },
  })

const entries = Array.from({ length: SIZE }, (_, i) => entryBytes(i))
const opening = (value: number) => ({ choice: { salt: toBase64(salt), value } })
const headAt = (size: number) => ({ size, root: rootOf(entries.slice(0, size).map(hashLeaf)) })

describe('verifyLog', () => {
  let log: ExportedLog
  beforeEach(() => {
    log = exportLog(entries, new Map([[300, opening(300)]]))
  })

  const bundlePath = 'tile/entries/001'
  const bend = (path: string, change: (bytes: Uint8Array) => Uint8Array): void => {
    log.set(path, change(log.get(path)!))
  }
  const bendBundle = (change: (bundle: Uint8Array[]) => Uint8Array[]): void =>
    bend(bundlePath, (bytes) => encodeBundle(change(decodeBundle(bytes)!)))

  describe('names the first entry that was', () => {
    it('changed', async () => {
      bendBundle((bundle) => bundle.with(44, entryBytes(300, 'something else')))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'leaf-differs', index: 300 })
    })

    it('dropped', async () => {
      bendBundle((bundle) => bundle.toSpliced(44, 1))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'leaf-differs', index: 300 })
    })

    it('dropped from the end of a bundle', async () => {
      bendBundle((bundle) => bundle.slice(0, -1))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'entries-missing', index: 511 })
    })

    it('inserted', async () => {
      bendBundle((bundle) => bundle.toSpliced(44, 0, entryBytes(7)))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'leaf-differs', index: 300 })
    })

    it('moved', async () => {
      bendBundle((bundle) => bundle.with(10, bundle[11]!).with(11, bundle[10]!))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'leaf-differs', index: 266 })
    })

    it('cut off', async () => {
      log.delete('tile/entries/002.p/88')
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'entries-missing', index: 512 })
    })

    it('broken in the middle', async () => {
      bend(bundlePath, (bytes) => bytes.slice(0, -1))
      expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'bundle-malformed', index: 256 })
    })
  })

  it('finds an entry changed together with its tiles by the root', async () => {
    const bent = exportLog(entries.with(300, entryBytes(300, 'something else')))
    bent.set('checkpoint', log.get('checkpoint')!)
    expect(await verifyLog(sourceOf(bent))).toEqual({ ok: false, code: 'root-differs' })
  })

  it('finds a history written anew and signed again by a tree seen before', async () => {
    const bent = exportLog(entries.with(300, entryBytes(300, 'something else')))
    expect(await verifyLog(sourceOf(bent), { seen: [headAt(200), headAt(400)] })).toEqual({
      ok: false,
      code: 'history-differs',
      index: 400,
    })
  })

  it('finds a log rolled back behind a tree seen before', async () => {
    expect(
      await verifyLog(sourceOf(exportLog(entries.slice(0, 500))), { seen: [headAt(600)] }),
    ).toMatchObject({
      ok: false,
      code: 'rolled-back',
      index: 500,
    })
  })

  it('finds a checkpoint that is missing, of another key, or no checkpoint', async () => {
    const forger = ed25519Signer(origin, new Uint8Array(32).fill(9))
    bend('checkpoint', () => utf8ToBytes(signCheckpoint({ origin, ...headAt(SIZE) }, forger)))
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'signature-missing' })
    bend('key', () => utf8ToBytes(`${formatVkey(forger.vkey)}\n`))
    expect(await verifyLog(sourceOf(log), { key: signer.vkey })).toEqual({
      ok: false,
      code: 'signature-missing',
    })
    log.delete('checkpoint')
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'checkpoint-missing' })
    log.set('key', utf8ToBytes(`${formatVkey(signer.vkey)} `))
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'key-malformed' })
    log.set('key', utf8ToBytes('hello'))
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'key-malformed' })
    log.delete('key')
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'key-missing' })
  })

  it('finds tiles that are missing or do not follow from the entries', async () => {
    bend('tile/1/000.p/2', (bytes) => bytes.with(40, bytes[40]! ^ 1))
    expect(await verifyLog(sourceOf(log))).toMatchObject({ ok: false, code: 'tile-differs', index: 256 })
    log.delete('tile/0/000')
    expect(await verifyLog(sourceOf(log))).toMatchObject({ ok: false, code: 'tile-missing', index: 0 })
  })

  it('finds what stands behind the last entry or hash that the checkpoint covers', async () => {
    const last = 'tile/entries/002.p/88'
    bend(last, (bytes) => encodeBundle([...decodeBundle(bytes)!, entryBytes(600)]))
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'bundle-malformed', index: 600 })
    log = exportLog(entries)
    bend('tile/0/002.p/88', (bytes) => new Uint8Array([...bytes, ...bytes.slice(0, 32)]))
    expect(await verifyLog(sourceOf(log))).toMatchObject({ ok: false, code: 'tile-differs' })
  })

  it('finds bytes in the tree that are no entry, and an entry of another tenant', async () => {
    expect(await verifyLog(sourceOf(exportLog([entryBytes(0), Uint8Array.of(1)])))).toEqual({
      ok: false,
      code: 'entry-malformed',
      index: 1,
    })
    expect(await verifyLog(sourceOf(exportLog([entryBytes(0), entryBytes(1, 'x', 'other')])))).toEqual({
      ok: false,
      code: 'tenant-differs',
      index: 1,
    })
  })

  it('names what comes first in a bundle: an entry of somebody else, a tree that was another, an opening', async () => {
    const mixed = exportLog(entries.with(300, entryBytes(300, 'x', 'other')), new Map([[280, opening(1)]]))
    const other = (size: number) => ({ ...headAt(size), root: new Uint8Array(32) })
    const at = async (...seen: { size: number; root: Uint8Array }[]) => verifyLog(sourceOf(mixed), { seen })
    expect(await at(other(300))).toEqual({ ok: false, code: 'history-differs', index: 300 })
    expect(await at(other(310), other(290))).toEqual({ ok: false, code: 'history-differs', index: 290 })
    expect(await at(other(301))).toEqual({ ok: false, code: 'tenant-differs', index: 300 })
    expect(await at()).toEqual({ ok: false, code: 'tenant-differs', index: 300 })
    const fits = exportLog(entries, new Map([[280, opening(1)]]))
    expect(await verifyLog(sourceOf(fits), { seen: [other(310)] })).toMatchObject({ code: 'history-differs' })
    expect(await verifyLog(sourceOf(fits))).toMatchObject({ code: 'opening-wrong', index: 280 })
  })

  it('comes to the same where bundles are checked somewhere else, as plain data in any order', async () => {
    const elsewhere = async (served: ServedBundle, checks: readonly LogCheck[]) => {
      const sent = structuredClone(served)
      await new Promise((resolve) => setTimeout(resolve, served.n === 0 ? 20 : 1))
      return structuredClone(checkBundle(sent, checks))
    }
    const checkBundles = vi.fn(elsewhere)
    expect(await verifyLog(sourceOf(log), { checkBundles })).toEqual(await verifyLog(sourceOf(log)))
    expect(checkBundles).toHaveBeenCalledTimes(3)
    bendBundle((bundle) => bundle.with(44, entryBytes(300, 'something else')))
    expect(await verifyLog(sourceOf(log), { checkBundles })).toEqual(await verifyLog(sourceOf(log)))
  })

  it('finds openings that do not fit what was sealed', async () => {
    const wrong = exportLog(entries, new Map([[300, opening(301)]]))
    expect(await verifyLog(sourceOf(wrong))).toEqual({
      ok: false,
      code: 'opening-wrong',
      index: 300,
      detail: 'choice',
    })
    log.set('openings/001', utf8ToBytes('{"300":7}'))
    expect(await verifyLog(sourceOf(log))).toEqual({ ok: false, code: 'openings-malformed', index: 256 })
  })

  it('passes on the first contradiction of the checks it was given', async () => {
    const checks = [
      { name: 'fine', check: () => undefined },
      { name: 'results', check: () => ({ code: 'result-differs', index: 5, detail: 'q1' }) },
    ]
    expect(await verifyLog(sourceOf(log), { checks })).toEqual({
      ok: false,
      code: 'result-differs',
      index: 5,
      detail: 'q1',
    })
  })

  it('says what it checked where everything fits', async () => {
    const opened: unknown[] = []
    const checks = [
      {
        name: 'results',
        check: (all: readonly { openings: object }[]) => void opened.push(all[300]?.openings),
      },
    ]
    expect(
      await verifyLog(sourceOf(log), {
        key: signer.vkey,
        seen: [headAt(0), headAt(256), headAt(600)],
        checks,
      }),
    ).toEqual({
      ok: true,
      key: formatVkey(signer.vkey),
      origin,
      ...headAt(SIZE),
      acts: { 'notice.post': 200, 'ballot.cast': 400 },
      openings: 1,
      checks: ['results'],
    })
    expect(opened).toEqual([opening(300)])
  })

  it('ends as soon as whoever is told of its progress says so, with nothing left under way', async () => {
    let under = 0
    const slow = async (path: string) => {
      under++
      await new Promise((resolve) => setTimeout(resolve, 1))
      under--
      return log.get(path)
    }
    const onProgress = vi.fn(() => {
      throw new Error('enough')
    })
    await expect(verifyLog(slow, { onProgress })).rejects.toThrow('enough')
    expect(onProgress).toHaveBeenCalledTimes(1)
    expect(under).toBe(0)
  })

  it('throws what a source throws ahead of its turn once its turn comes, and not before', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const source = sourceOf(log)
    const broken = verifyLog(async (path) => {
      if (path.startsWith('tile/entries/002')) throw new Error('unreadable')
      await new Promise((resolve) => setTimeout(resolve, 5))
      return source(path)
    })
    await expect(broken).rejects.toThrow('unreadable')
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })

  it('tells how far it has come, and waits for whoever is told', async () => {
    const told: object[] = []
    let waits = false
    const onProgress = async (progress: object) => {
      expect(waits).toBe(false)
      waits = true
      await Promise.resolve()
      waits = false
      told.push(progress)
    }
    await verifyLog(sourceOf(log), { onProgress })
    expect(told).toEqual([256, 512, 600].map((done) => ({ done, size: SIZE })))
  })

  it('gives a check no more of the entries than it takes, and draws between its parts', async () => {
    const told: object[] = []
    const seen: unknown[] = []
    const check = {
      name: 'results',
      takes: (entry: Entry) => (entry.act === 'notice.post' ? { ...entry, sealed: {} } : undefined),
      check: () => undefined,
      parts: function* (all: readonly LoggedEntry[]) {
        seen.push(all.length, all[1]?.index, all[1]?.entry.sealed)
        yield undefined
        yield { code: 'result-differs', index: 9 }
        seen.push('never')
      },
    }
    const onProgress = (progress: object) => void told.push(progress)
    expect(await verifyLog(sourceOf(log), { checks: [check], onProgress })).toMatchObject({ index: 9 })
    expect(seen).toEqual([200, 3, {}])
    expect(told).toHaveLength(4)
  })

  it('takes the full tile where the partial one is gone', async () => {
    const grown = exportLog(entries.slice(0, 512))
    grown.set('checkpoint', utf8ToBytes(signCheckpoint({ origin, ...headAt(500) }, signer)))
    grown.set('tile/1/000.p/1', grown.get('tile/1/000.p/2')!.slice(0, 32))
    expect(await verifyLog(sourceOf(grown))).toMatchObject({ ok: true, size: 500 })
  })

  it('verifies a log without entries', async () => {
    expect(await verifyLog(sourceOf(exportLog([])))).toMatchObject({ ok: true, size: 0, acts: {} })
  })
})
