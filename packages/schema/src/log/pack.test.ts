import { beforeEach, describe, expect, it, vi } from 'vitest'
import { toBase64 } from './bytes.ts'
import { seal } from './commitment.ts'
import { encodeEntry } from './entry.ts'
import { type ExportedLog, exportLog, sourceOf } from './export.testing.ts'
import { fromPacks, PACK_WIDTH, packOf, packPath, parsePackPath } from './pack.ts'
import { readTar } from './tar.ts'
import { verifyLog } from './verify.ts'

const SIZE = PACK_WIDTH + 300
const salt = new Uint8Array(32).fill(4)
const entry = (i: number) =>
  encodeEntry({ v: 1, tenant: 'yiguang', act: 'say', at: `${i}`, open: {}, sealed: { said: seal(salt, i) } })
const openings = new Map([[400, { said: { salt: toBase64(salt), value: 400 } }]])
const log: ExportedLog = exportLog(
  Array.from({ length: SIZE }, (_, i) => entry(i)),
  openings,
)
const bare = sourceOf(log)
/** A log as a server has it, which makes its packs. */
const serving = async (path: string) => {
  const pack = parsePackPath(path)
  return pack ? packOf(bare, pack) : bare(path)
}

describe('parsePackPath', () => {
  it('knows no pack that begins elsewhere, is empty, too wide, or spelled otherwise', () => {
    for (const path of ['pack/1-5', 'pack/0-0', 'pack/0-4097', 'pack/4096-4000', 'pack/00-5', 'pack/256-300'])
      expect(parsePackPath(`${path}.tar`), path).toBeUndefined()
    expect(parsePackPath('pack/0-4096')).toBeUndefined()
    expect(parsePackPath('tile/0/000')).toBeUndefined()
  })

  it('reads what packPath writes', () => {
    for (const pack of [
      { from: 0, to: 1 },
      { from: 4096, to: 8192 },
    ])
      expect(parsePackPath(packPath(pack))).toEqual(pack)
  })
})

describe('packOf', () => {
  it('is none of entries that the log has not', async () => {
    expect(await packOf(bare, { from: 0, to: 5 })).toBeUndefined()
    expect(await packOf(bare, { from: PACK_WIDTH, to: SIZE + 1 })).toBeUndefined()
  })

  it('holds what is served by itself, byte for byte', async () => {
    const files = readTar((await packOf(bare, { from: 0, to: PACK_WIDTH }))!)!
    expect(files.size).toBe(33)
    for (const [path, bytes] of files) expect(bytes, path).toEqual(log.get(path))
    const rest = readTar((await packOf(bare, { from: PACK_WIDTH, to: SIZE }))!)!
    expect([...rest.keys()]).toEqual([
      'tile/entries/016',
      'tile/0/016',
      'tile/entries/017.p/44',
      'tile/0/017.p/44',
    ])
  })
})

describe('a log read by its packs', () => {
  let asked: string[]
  const asking = (source: typeof bare) => async (path: string) => {
    asked.push(path)
    return source(path)
  }
  beforeEach(() => {
    asked = []
  })

  it('is asked for piece by piece where it has none, and once for its packs', async () => {
    expect(await verifyLog(asking(bare), { packed: true })).toEqual(await verifyLog(bare))
    expect(asked.filter((path) => path.startsWith('pack/'))).toHaveLength(1)
  })

  it('is asked for what a broken or meagre pack leaves out', async () => {
    const broken = async (path: string) => (parsePackPath(path) ? Uint8Array.of(1) : bare(path))
    expect(await verifyLog(asking(broken), { packed: true })).toMatchObject({ ok: true, openings: 1 })
    const meagre = fromPacks(
      asking(async (path) => (parsePackPath(path) ? new Uint8Array(1024) : bare(path))),
      SIZE,
    )
    expect(await meagre('tile/0/000')).toEqual(log.get('tile/0/000'))
    expect(await meagre('openings/001')).toBeUndefined()
    expect(await meagre('tile/1/000.p/17')).toEqual(log.get('tile/1/000.p/17'))
  })

  it('comes to the same with fewer questions', async () => {
    expect(await verifyLog(asking(serving), { packed: true })).toEqual(await verifyLog(bare))
    expect(asked).toEqual(['key', 'checkpoint', 'pack/0-4096.tar', 'pack/4096-4396.tar', 'tile/1/000.p/17'])
  })

  it('fails where its source does', async () => {
    const lost = vi.fn(async () => Promise.reject(new Error('no network')))
    await expect(fromPacks(lost, SIZE)('tile/0/000')).rejects.toThrow('no network')
  })
})
