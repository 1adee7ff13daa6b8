import {
  decodeBundle,
  encodeBundle,
  hashLeaf,
  rootOf,
  type Signer,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  tileWidth,
} from '@yishi/schema/log'
import type { Random } from './random.ts'

/** An exported log: every file by its path. */
export type Files = Map<string, Uint8Array>

/** A log's own key, and one that somebody else made for the same name. */
export interface Signers {
  own: Signer
  foreign: Signer
}

/** Bend an export in one of many ways, in place: what was done, in words for whoever reads a failure. */
export function tamperExport(files: Files, random: Random, signers: Signers): string {
  const kinds = { change, insert, drop, truncate, dropFile, exchange, reorder, dropEntry, fork }
  const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[])
  return `${kind} ${kinds[kind](files, random, signers)}`
}

const anyPath = (files: Files, random: Random): string => random.pick([...files.keys()].sort())

function change(files: Files, random: Random): string {
  const path = anyPath(files, random)
  const bytes = Uint8Array.from(files.get(path)!)
  const at = random.below(bytes.length)
  bytes[at] = bytes[at]! ^ (1 << random.below(8))
  files.set(path, bytes)
  return `${path} at ${at}`
}

function insert(files: Files, random: Random): string {
  const path = anyPath(files, random)
  const bytes = files.get(path)!
  const at = random.below(bytes.length + 1)
  files.set(path, Uint8Array.from([...bytes.slice(0, at), random.below(256), ...bytes.slice(at)]))
  return `${path} at ${at}`
}

function drop(files: Files, random: Random): string {
  const path = anyPath(files, random)
  const bytes = files.get(path)!
  const at = random.below(bytes.length)
  files.set(path, Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1)]))
  return `${path} at ${at}`
}

function truncate(files: Files, random: Random): string {
  const path = anyPath(files, random)
  const bytes = files.get(path)!
  files.set(path, bytes.slice(0, random.below(bytes.length)))
  return path
}

function dropFile(files: Files, random: Random): string {
  const path = anyPath(files, random)
  files.delete(path)
  return path
}

function exchange(files: Files, random: Random): string {
  const [a, b] = [anyPath(files, random), anyPath(files, random)]
  if (a === b) return change(files, random)
  const kept = files.get(a)!
  files.set(a, files.get(b)!)
  files.set(b, kept)
  return `${a} with ${b}`
}

function reorder(files: Files, random: Random): string {
  const { path, entries } = anyBundle(files, random)
  const [a, b] = [random.below(entries.length), random.below(entries.length)]
  if (a === b) return dropEntry(files, random)
  files.set(path, encodeBundle(entries.with(a, entries[b]!).with(b, entries[a]!)))
  return `entries ${a} and ${b} of ${path}`
}

function dropEntry(files: Files, random: Random): string {
  const { path, entries } = anyBundle(files, random)
  const at = random.below(entries.length)
  files.set(path, encodeBundle(entries.toSpliced(at, 1)))
  return `entry ${at} of ${path}`
}

/** Another history from some entry on, with tiles and a checkpoint that fit it: shorter, as long, or longer. */
function fork(files: Files, random: Random, { own, foreign }: Signers): string {
  const entries = bundlePaths(files).flatMap((path) => decodeBundle(files.get(path)!)!)
  const at = random.below(entries.length)
  const rest = entries.slice(at)
  const other = random.pick([rest.slice(1), [rest[0]!, ...rest], [...rest].reverse(), rest.slice(0, -1)])
  const signer = random.pick([own, foreign])
  for (const path of [...files.keys()]) if (path.startsWith('tile/')) files.delete(path)
  writeLog(files, [...entries.slice(0, at), ...other], signer)
  return `at ${at}, signed by ${signer === own ? 'its own key' : 'another'}`
}

function writeLog(files: Files, entries: Uint8Array[], signer: Signer): void {
  const size = entries.length
  const leaves = entries.map((entry) => hashLeaf(entry))
  for (const tile of tilesOf(size)) {
    const breadth = TILE_WIDTH ** tile.level
    const hashes = Array.from({ length: tile.width }, (_, i) => {
      const start = (tile.n * TILE_WIDTH + i) * breadth
      return rootOf(leaves.slice(start, start + breadth))
    })
    files.set(tilePath(tile), new Uint8Array(Buffer.concat(hashes)))
  }
  for (let n = 0; n * TILE_WIDTH < size; n++) {
    const width = tileWidth('entries', n, size)
    files.set(
      tilePath({ level: 'entries', n, width }),
      encodeBundle(entries.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)),
    )
  }
  const checkpoint = signCheckpoint({ origin: signer.vkey.name, size, root: rootOf(leaves) }, signer)
  files.set('checkpoint', Buffer.from(checkpoint))
}

const bundlePaths = (files: Files): string[] =>
  [...files.keys()].filter((path) => path.startsWith('tile/entries/')).sort()

function anyBundle(files: Files, random: Random): { path: string; entries: Uint8Array[] } {
  const path = random.pick(bundlePaths(files))
  return { path, entries: decodeBundle(files.get(path)!)! }
}
