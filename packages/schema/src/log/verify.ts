import { decodeBundle } from './bundle.ts'
import { fromUtf8, sameBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { TreeHead } from './consistency.ts'
import { decodeEntry, type Entry } from './entry.ts'
import type { LogFault } from './fault.ts'
import { hashLeaf } from './hash.ts'
import { openCheckpointOfAll, parseKeyLines } from './keyLines.ts'
import { decodeOpenings, type EntryOpenings, type Openings, openingsPath, wrongOpening } from './openings.ts'
import { appendLeaf, emptyRange, type Range, rootOfRange } from './range.ts'
import { splitHashes, TILE_WIDTH, type Tile, tilePath, tilesOf, tileWidth } from './tile.ts'
import { rootOf } from './tree.ts'
import { formatVkey, type Vkey } from './vkey.ts'

/** Where a log is read from, an export or a server: the bytes at a path below its address, or `undefined` if none are. */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>

/** An entry in its place, with the openings of it that are public. */
export type LoggedEntry = { readonly index: number; readonly entry: Entry; readonly openings: EntryOpenings }

/** What does not fit: a code, the index it shows at where there is one, and what a person needs to look further. */
export type Contradiction = { readonly code: string; readonly index?: number; readonly detail?: string }

/** A further check over the whole record, such as a result against its ballots. */
export type LogCheck = {
  readonly name: string
  /** What it needs of an entry, undefined for nothing; where nothing is said, all of every entry is kept for it. */
  readonly takes?: (entry: Entry) => Entry | undefined
  /** The first contradiction, or none. */
  readonly check: (log: readonly LoggedEntry[]) => Contradiction | undefined
  /** The same in parts, where that takes long: a page draws in between. */
  readonly parts?: (log: readonly LoggedEntry[]) => Iterable<Contradiction | undefined>
}

/** How far a verification has come: entries read and hashed, of how many. */
export type Progress = { readonly done: number; readonly size: number }

/** What a verifier brings along. */
export type VerifyOptions = {
  /** A key of the log, learned somewhere else. Without it the keys that the log itself serves are believed, if each of them signed. */
  readonly key?: Vkey
  /** Trees seen earlier, on a paper notice for one: the log has to continue each of them. */
  readonly seen?: readonly TreeHead[]
  /** Checks of what the entries say. */
  readonly checks?: readonly LogCheck[]
  /** Told how far it has come, and waited for: a page draws meanwhile. What it throws ends the verification. */
  readonly onProgress?: (progress: Progress) => Promise<void> | void
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
    const keys = options.key ? ([options.key] as const) : await readKeys(source)
    const checkpoint = await readCheckpoint(source, keys)
    refuseRollBack(checkpoint, options.seen ?? [])
    const log = await readEntries(source, checkpoint, options)
    await compareUpperTiles(source, checkpoint.size, log.tileRoots)
    const { origin, size, root } = checkpoint
    const { acts, openings } = log
    for (const [i, { check, parts }] of (options.checks ?? []).entries()) {
      const taken = log.taken[i]!
      for (const contradiction of parts ? parts(taken) : [check(taken)]) {
        if (contradiction) return { ok: false, ...contradiction }
        await options.onProgress?.({ done: size, size })
      }
    }
    const checks = (options.checks ?? []).map(({ name }) => name)
    return { ok: true, key: formatVkey(keys[0]), origin, size, root, acts, openings, checks }
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

async function readKeys(source: LogSource): Promise<readonly [Vkey, ...Vkey[]]> {
  const lines = await source('key')
  if (!lines) throw new Contradicted('key-missing')
  const keys = parseKeyLines(fromUtf8(lines) ?? '')
  if (!keys) throw new Contradicted('key-malformed')
  return keys
}

async function readCheckpoint(source: LogSource, keys: readonly Vkey[]): Promise<Checkpoint> {
  const note = await source('checkpoint')
  if (!note) throw new Contradicted('checkpoint-missing')
  const opened = openCheckpointOfAll(fromUtf8(note) ?? '', keys)
  if (!opened.ok) throw new Contradicted(opened.code)
  return opened.value
}

function refuseRollBack(checkpoint: Checkpoint, seen: readonly TreeHead[]): void {
  const ahead = seen.find((head) => head.size > checkpoint.size)
  if (ahead)
    throw new Contradicted('rolled-back', { index: checkpoint.size, detail: `was ${ahead.size} once` })
}

/**
 * Reads bundle after bundle, growing the tree, and stops at the first entry that does not fit.
 */
async function readEntries(
  source: LogSource,
  { size, root }: Checkpoint,
  { seen = [], checks = [], onProgress }: VerifyOptions,
): Promise<Read> {
  const read: Read = { taken: checks.map(() => []), tileRoots: [], acts: {}, openings: 0 }
  const bundles = Math.ceil(size / TILE_WIDTH)
  const asked: Promise<Fetched>[] = []
  let tiles = emptyRange
  let range = emptyRange
  let tenant: string | undefined
  compareSeen(range, seen)
  try {
    for (let n = 0; n < bundles; n++) {
      while (asked.length < AHEAD && n + asked.length < bundles) {
        const next = fetchBundle(source, n + asked.length, size)
        // One that fails before its turn is told of in its turn.
        next.catch(() => {})
        asked.push(next)
      }
      const fetched = await asked[0]!
      asked.shift()
      const { entries, hashes } = takeBundle(fetched, n, size)
      tenant ??= entries[0]!.tenant
      let within = emptyRange
      for (const [i, entry] of entries.entries()) {
        if (entry.tenant !== tenant) throw new Contradicted('tenant-differs', { index: n * TILE_WIDTH + i })
        read.acts[entry.act] = (read.acts[entry.act] ?? 0) + 1
        within = appendLeaf(within, hashes[i]!)
        if (seen.length > 0) compareSeen(joined(n, tiles, within), seen)
      }
      range = joined(n, tiles, within)
      const openings = takeOpenings(fetched.openings, n, entries)
      for (const [i, entry] of entries.entries()) {
        const opened = openings?.get(n * TILE_WIDTH + i)
        if (opened) read.openings += Object.keys(opened).length
        for (const [at, { takes = whole }] of checks.entries()) {
          const taken = takes(entry)
          if (taken)
            read.taken[at]!.push({ index: n * TILE_WIDTH + i, entry: taken, openings: opened ?? unopened })
        }
      }
      if (within.size === TILE_WIDTH) {
        read.tileRoots.push(within.nodes[0]!)
        tiles = appendLeaf(tiles, within.nodes[0]!)
      }
      await onProgress?.({ done: range.size, size })
    }
  } finally {
    // Whoever reads within a transaction must be done with it.
    await Promise.allSettled(asked)
  }
  if (!sameBytes(rootOfRange(range), root)) throw new Contradicted('root-differs')
  return read
}

/** What is kept of a log while it is read: of its entries what each check takes, of its tree the roots of the full tiles. */
type Read = {
  taken: LoggedEntry[][]
  tileRoots: Uint8Array[]
  acts: { [act: string]: number }
  openings: number
}

/** Bundles that are asked for before the one at hand is done with: a network answers several as fast as one. */
const AHEAD = 8

const unopened: EntryOpenings = {}

const whole = (entry: Entry): Entry => entry

type Fetched = {
  bundle: FetchedTile | undefined
  tile: FetchedTile | undefined
  openings: Uint8Array | undefined
}

async function fetchBundle(source: LogSource, n: number, size: number): Promise<Fetched> {
  const width = tileWidth('entries', n, size)
  const [bundle, tile, openings] = await Promise.all([
    readTile(source, { level: 'entries', n, width }),
    readTile(source, { level: 0, n, width }),
    source(openingsPath(n)),
  ])
  return { bundle, tile, openings }
}

/** The entries of a bundle and their hashes, which are those of the tile. */
function takeBundle(fetched: Fetched, n: number, size: number): { entries: Entry[]; hashes: Uint8Array[] } {
  const width = tileWidth('entries', n, size)
  const start = n * TILE_WIDTH
  if (!fetched.bundle) throw new Contradicted('entries-missing', { index: start })
  const decoded = decodeBundle(fetched.bundle.bytes)
  if (!decoded) throw new Contradicted('bundle-malformed', { index: start })
  const bundle = decoded.slice(0, width)
  const hashes = bundle.map(hashLeaf)
  const served = hashesOf(fetched.tile, { level: 0, n, width })
  const differs = hashes.findIndex((hash, i) => !sameBytes(hash, served[i]!))
  if (differs >= 0) throw new Contradicted('leaf-differs', { index: start + differs })
  if (bundle.length < width) throw new Contradicted('entries-missing', { index: start + bundle.length })
  if (decoded.length > fetched.bundle.width)
    throw new Contradicted('bundle-malformed', { index: start + bundle.length })
  return { entries: bundle.map((bytes, i) => readEntry(bytes, start + i)), hashes }
}

function readEntry(bytes: Uint8Array, index: number): Entry {
  const entry = decodeEntry(bytes)
  if (!entry) throw new Contradicted('entry-malformed', { index })
  return entry
}

function takeOpenings(
  bytes: Uint8Array | undefined,
  n: number,
  entries: readonly Entry[],
): Openings | undefined {
  if (!bytes) return undefined
  const openings = decodeOpenings(bytes)
  if (!openings) throw new Contradicted('openings-malformed', { index: n * TILE_WIDTH })
  for (const [index, fields] of openings) {
    if (Math.floor(index / TILE_WIDTH) !== n)
      throw new Contradicted('openings-malformed', { index: n * TILE_WIDTH })
    // Openings are read after the checkpoint; there may be more entries by now.
    const entry = entries[index - n * TILE_WIDTH]
    const field = entry && wrongOpening(entry, fields)
    if (field !== undefined) throw new Contradicted('opening-wrong', { index, detail: field })
  }
  return openings
}

type FetchedTile = { path: string; bytes: Uint8Array; width: number }

/**
 * A partial tile may be gone once the full one is there; the full one begins with the same hashes. Nothing may stand behind the width
 * that its path names: nobody has signed that.
 */
async function readTile(source: LogSource, tile: Tile): Promise<FetchedTile | undefined> {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const path = tilePath({ ...tile, width })
    const bytes = await source(path)
    if (bytes) return { path, bytes, width }
  }
  return undefined
}

async function compareUpperTiles(
  source: LogSource,
  size: number,
  tileRoots: readonly Uint8Array[],
): Promise<void> {
  let below = tileRoots
  for (const tile of tilesOf(size)) {
    const { level, n, width } = tile
    if (level === 0) continue
    if (n === 0 && level > 1) below = rootsOfFullTiles(below)
    const served = hashesOf(await readTile(source, tile), tile)
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

function hashesOf(read: FetchedTile | undefined, tile: Tile & { level: number }): Uint8Array[] {
  const hashes = read && splitHashes(read.bytes)
  const index = tile.n * TILE_WIDTH ** (tile.level + 1)
  if (!hashes || hashes.length < tile.width)
    throw new Contradicted('tile-missing', { index, detail: tilePath(tile) })
  if (hashes.length > read.width) throw new Contradicted('tile-differs', { index, detail: read.path })
  return hashes
}

/** The range of all full tiles and of what is in the next one. */
function joined(n: number, tiles: Range, within: Range): Range {
  return { size: n * TILE_WIDTH + within.size, nodes: [...tiles.nodes, ...within.nodes] }
}

function compareSeen(range: Range, seen: readonly TreeHead[]): void {
  const heads = seen.filter((head) => head.size === range.size)
  if (heads.length === 0) return
  const root = rootOfRange(range)
  if (!heads.every((head) => sameBytes(head.root, root)))
    throw new Contradicted('history-differs', { index: range.size })
}
