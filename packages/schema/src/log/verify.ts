import { decodeBundle } from './bundle.ts'
import { fromUtf8, sameBytes } from './bytes.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import type { TreeHead } from './consistency.ts'
import { decodeEntry, type Entry } from './entry.ts'
import type { LogFault } from './fault.ts'
import { hashLeaf } from './hash.ts'
import { decodeOpenings, type EntryOpenings, openingsPath, wrongOpening } from './openings.ts'
import { appendLeaf, emptyRange, type Range, rootOfRange } from './range.ts'
import { splitHashes, TILE_WIDTH, type Tile, tilePath, tilesOf, tileWidth } from './tile.ts'
import { rootOf } from './tree.ts'
import { formatVkey, parseVkey, type Vkey } from './vkey.ts'

/** Where a log is read from, an export or a server: the bytes at a path below its address, or `undefined` if none are. */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>

/** An entry in its place, with the openings of it that are public. */
export type LoggedEntry = { readonly index: number; readonly entry: Entry; readonly openings: EntryOpenings }

/** What does not fit: a code, the index it shows at where there is one, and what a person needs to look further. */
export type Contradiction = { readonly code: string; readonly index?: number; readonly detail?: string }

/** A further check over the whole record, such as a result against its ballots: the first contradiction, or none. */
export type LogCheck = {
  readonly name: string
  readonly check: (log: readonly LoggedEntry[]) => Contradiction | undefined
}

/** What a verifier brings along. */
export type VerifyOptions = {
  /** The log's key, learned somewhere else. Without it the key that the log itself serves is believed. */
  readonly key?: Vkey
  /** Trees seen earlier, on a paper notice for one: the log has to continue each of them. */
  readonly seen?: readonly TreeHead[]
  /** Checks of what the entries say. */
  readonly checks?: readonly LogCheck[]
}

/** The outcome: what was checked, or the first contradiction. */
export type Verdict =
  | {
      readonly ok: true
      /** The key that was believed, as a vkey line. */
      readonly key: string
      readonly origin: string
      readonly size: number
      readonly root: Uint8Array
      readonly acts: { readonly [act: string]: number }
      readonly openings: number
      readonly checks: readonly string[]
    }
  | ({ readonly ok: false } & Contradiction)

/**
 * Verifies a whole log from the outside: the checkpoint's signature, every entry and its public openings, every tile,
 * the root, the trees seen before, and then the given checks over what the entries say.
 */
export async function verifyLog(source: LogSource, options: VerifyOptions = {}): Promise<Verdict> {
  try {
    const key = options.key ?? (await readKey(source))
    const checkpoint = await readCheckpoint(source, key)
    refuseRollBack(checkpoint, options.seen ?? [])
    const log = await readEntries(source, checkpoint, options.seen ?? [])
    await compareUpperTiles(source, log.leaves)
    for (const { check } of options.checks ?? []) {
      const contradiction = check(log.entries)
      if (contradiction) return { ok: false, ...contradiction }
    }
    const { origin, size, root } = checkpoint
    const openings = log.entries.reduce((sum, entry) => sum + Object.keys(entry.openings).length, 0)
    const checks = (options.checks ?? []).map(({ name }) => name)
    return {
      ok: true,
      key: formatVkey(key),
      origin,
      size,
      root,
      acts: countActs(log.entries),
      openings,
      checks,
    }
  } catch (error) {
    if (error instanceof Contradicted) return { ok: false, ...error.contradiction }
    throw error
  }
}

/** Carries the first contradiction up through the reading; never leaves this file. */
class Contradicted extends Error {
  readonly contradiction: Contradiction
  constructor(code: LogFault, where: Omit<Contradiction, 'code'> = {}) {
    super(code)
    this.contradiction = { code, ...where }
  }
}

async function readKey(source: LogSource): Promise<Vkey> {
  const line = await source('key')
  if (!line) throw new Contradicted('key-missing')
  const text = fromUtf8(line) ?? ''
  // One line and nothing else: what is signed nowhere has to be exactly as it is served.
  const key = text.endsWith('\n') ? parseVkey(text.slice(0, -1)) : undefined
  if (!key) throw new Contradicted('key-malformed')
  return key
}

async function readCheckpoint(source: LogSource, key: Vkey): Promise<Checkpoint> {
  const note = await source('checkpoint')
  if (!note) throw new Contradicted('checkpoint-missing')
  const opened = openCheckpoint(fromUtf8(note) ?? '', key)
  if (!opened.ok) throw new Contradicted(opened.code)
  return opened.value
}

function refuseRollBack(checkpoint: Checkpoint, seen: readonly TreeHead[]): void {
  const ahead = seen.find((head) => head.size > checkpoint.size)
  if (ahead)
    throw new Contradicted('rolled-back', { index: checkpoint.size, detail: `was ${ahead.size} once` })
}

/** Reads bundle after bundle, growing the tree, and stops at the first entry that does not fit. */
async function readEntries(source: LogSource, checkpoint: Checkpoint, seen: readonly TreeHead[]) {
  const entries: LoggedEntry[] = []
  const leaves: Uint8Array[] = []
  let range = emptyRange
  compareSeen(range, seen)
  for (let n = 0; n * TILE_WIDTH < checkpoint.size; n++) {
    const { bundle, over } = await readBundle(source, n, checkpoint.size)
    const hashes = bundle.map(hashLeaf)
    await compareLeafTile(source, { n, size: checkpoint.size, hashes })
    const missing = n * TILE_WIDTH + bundle.length
    if (bundle.length < tileWidth('entries', n, checkpoint.size))
      throw new Contradicted('entries-missing', { index: missing })
    if (over) throw new Contradicted('bundle-malformed', { index: missing })
    for (const [i, bytes] of bundle.entries()) {
      entries.push({
        index: n * TILE_WIDTH + i,
        entry: readEntry(bytes, n * TILE_WIDTH + i, entries[0]),
        openings: {},
      })
      range = appendLeaf(range, hashes[i]!)
      compareSeen(range, seen)
    }
    leaves.push(...hashes)
    await addOpenings(source, n, entries)
  }
  if (!sameBytes(rootOfRange(range), checkpoint.root)) throw new Contradicted('root-differs')
  return { entries, leaves }
}

async function readBundle(
  source: LogSource,
  n: number,
  size: number,
): Promise<{ bundle: Uint8Array[]; over: boolean }> {
  const width = tileWidth('entries', n, size)
  const read = await readTile(source, { level: 'entries', n, width })
  if (!read) throw new Contradicted('entries-missing', { index: n * TILE_WIDTH })
  const bundle = decodeBundle(read.bytes)
  if (!bundle) throw new Contradicted('bundle-malformed', { index: n * TILE_WIDTH })
  return { bundle: bundle.slice(0, width), over: bundle.length > read.width }
}

/**
 * A partial tile may be gone once the full one is there; the full one begins with the same hashes. Nothing may stand behind the width
 * that its path names: nobody has signed that.
 */
async function readTile(
  source: LogSource,
  tile: Tile,
): Promise<{ path: string; bytes: Uint8Array; width: number } | undefined> {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const path = tilePath({ ...tile, width })
    const bytes = await source(path)
    if (bytes) return { path, bytes, width }
  }
  return undefined
}

function readEntry(bytes: Uint8Array, index: number, first: LoggedEntry | undefined): Entry {
  const entry = decodeEntry(bytes)
  if (!entry) throw new Contradicted('entry-malformed', { index })
  if (first && first.entry.tenant !== entry.tenant) throw new Contradicted('tenant-differs', { index })
  return entry
}

async function compareLeafTile(
  source: LogSource,
  tile: { n: number; size: number; hashes: Uint8Array[] },
): Promise<void> {
  const served = await readHashes(source, 0, tile.n, tile.size)
  const differs = tile.hashes.findIndex((hash, i) => !sameBytes(hash, served[i]!))
  if (differs >= 0) throw new Contradicted('leaf-differs', { index: tile.n * TILE_WIDTH + differs })
}

async function compareUpperTiles(source: LogSource, leaves: readonly Uint8Array[]): Promise<void> {
  let below = leaves
  for (const { level, n, width } of tilesOf(leaves.length)) {
    if (level === 0) continue
    if (n === 0) below = rootsOfFullTiles(below)
    const served = await readHashes(source, level, n, leaves.length)
    for (let i = 0; i < width; i++) {
      if (sameBytes(served[i]!, below[n * TILE_WIDTH + i]!)) continue
      throw new Contradicted('tile-differs', {
        index: (n * TILE_WIDTH + i) * TILE_WIDTH ** level,
        detail: `level ${level}`,
      })
    }
  }
}

function rootsOfFullTiles(hashes: readonly Uint8Array[]): Uint8Array[] {
  const full = Math.floor(hashes.length / TILE_WIDTH)
  return Array.from({ length: full }, (_, i) => rootOf(hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)))
}

async function readHashes(source: LogSource, level: number, n: number, size: number): Promise<Uint8Array[]> {
  const width = tileWidth(level, n, size)
  const read = await readTile(source, { level, n, width })
  const hashes = read && splitHashes(read.bytes)
  const index = n * TILE_WIDTH ** (level + 1)
  if (!hashes || hashes.length < width)
    throw new Contradicted('tile-missing', { index, detail: tilePath({ level, n, width }) })
  if (hashes.length > read.width) throw new Contradicted('tile-differs', { index, detail: read.path })
  return hashes
}

async function addOpenings(source: LogSource, n: number, entries: LoggedEntry[]): Promise<void> {
  const bytes = await source(openingsPath(n))
  if (!bytes) return
  const openings = decodeOpenings(bytes)
  if (!openings) throw new Contradicted('openings-malformed', { index: n * TILE_WIDTH })
  for (const [index, fields] of openings) {
    if (Math.floor(index / TILE_WIDTH) !== n)
      throw new Contradicted('openings-malformed', { index: n * TILE_WIDTH })
    // Openings are read after the checkpoint; there may be more entries by now.
    const logged = entries[index]
    if (!logged) continue
    const field = wrongOpening(logged.entry, fields)
    if (field !== undefined) throw new Contradicted('opening-wrong', { index, detail: field })
    entries[index] = { ...logged, openings: fields }
  }
}

function compareSeen(range: Range, seen: readonly TreeHead[]): void {
  const heads = seen.filter((head) => head.size === range.size)
  if (heads.length === 0) return
  const root = rootOfRange(range)
  if (!heads.every((head) => sameBytes(head.root, root)))
    throw new Contradicted('history-differs', { index: range.size })
}

function countActs(entries: readonly LoggedEntry[]): { [act: string]: number } {
  const acts: { [act: string]: number } = {}
  for (const { entry } of entries) acts[entry.act] = (acts[entry.act] ?? 0) + 1
  return acts
}
