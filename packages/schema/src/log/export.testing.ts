import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { encodeBundle } from './bundle.ts'
import { signCheckpoint } from './checkpoint.ts'
import { hashLeaf } from './hash.ts'
import { type EntryOpenings, encodeOpenings, openingsPath } from './openings.ts'
import { ed25519Signer } from './signer.ts'
import { TILE_WIDTH, tilePath, tilesOf, tileWidth } from './tile.ts'
import { rootOf } from './tree.ts'
import type { LogSource } from './verify.ts'
import { formatVkey } from './vkey.ts'

/** An exported log in memory: every file by its path. Tests bend it and see whether it is found out. */
export type ExportedLog = Map<string, Uint8Array>

export const origin = 'yishi.example/log/yiguang'
export const signer = ed25519Signer(origin, new Uint8Array(32).fill(1))

/** Everything that a log over these entries serves, built straight from the definitions of C2SP. */
export function exportLog(
  entries: readonly Uint8Array[],
  openings: ReadonlyMap<number, EntryOpenings> = new Map(),
): ExportedLog {
  const leaves = entries.map(hashLeaf)
  const files: ExportedLog = new Map()
  files.set('key', utf8ToBytes(`${formatVkey(signer.vkey)}\n`))
  files.set(
    'checkpoint',
    utf8ToBytes(signCheckpoint({ origin, size: leaves.length, root: rootOf(leaves) }, signer)),
  )
  for (const tile of tilesOf(leaves.length)) {
    const breadth = TILE_WIDTH ** tile.level
    const hashes = Array.from({ length: tile.width }, (_, i) => {
      const start = (tile.n * TILE_WIDTH + i) * breadth
      return rootOf(leaves.slice(start, start + breadth))
    })
    files.set(tilePath(tile), concatBytes(...hashes))
  }
  for (let n = 0; n * TILE_WIDTH < entries.length; n++) {
    const width = tileWidth('entries', n, entries.length)
    const within = entries.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)
    files.set(tilePath({ level: 'entries', n, width }), encodeBundle(within))
    const opened = new Map([...openings].filter(([index]) => Math.floor(index / TILE_WIDTH) === n))
    if (opened.size > 0) files.set(openingsPath(n), encodeOpenings(opened))
  }
  return files
}

/** Reads an exported log. */
export const sourceOf =
  (log: ExportedLog): LogSource =>
  async (path) =>
    log.get(path)
