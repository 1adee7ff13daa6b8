import { decodeBundle } from './bundle.ts'
import { Contradicted } from './contradicted.ts'
import { decodeEntry, type Entry } from './entry.ts'
import type { LogFault } from './fault.ts'
import { HASH_BYTES, hashLeaf } from './hash.ts'
import { decodeOpenings, type EntryOpenings, type Openings, wrongOpening } from './openings.ts'
import { appendLeaf, emptyRange, type Range } from './range.ts'
import { firstDifferent, type ServedTile } from './servedTile.ts'
import { TILE_WIDTH, tileWidth } from './tile.ts'
import type { Contradiction, LogCheck, LoggedEntry } from './verify.ts'

/** A bundle as it was served, its hashes and its openings beside it; and which it is, in a log of how many entries. */
export type ServedBundle = {
  readonly n: number
  readonly size: number
  readonly entries: ServedTile | undefined
  readonly hashes: ServedTile | undefined
  readonly openings: Uint8Array | undefined
}

/** What was found in a bundle that is in order by itself. Plain data, so that it may be found elsewhere than where it is put together. */
export type BundleFound = {
  /** The hashes of its leaves, behind each other, and the range that they make. */
  readonly hashes: Uint8Array
  readonly range: Range
  /** Whose its first entry is, and which is the first of somebody else. */
  readonly tenant: string
  readonly stranger: number | undefined
  readonly acts: { [act: string]: number }
  readonly openings: number
  /** What is wrong with its openings, which come after everything else. */
  readonly wrong: Wrong | undefined
  /** What each check takes of it. */
  readonly taken: readonly (readonly LoggedEntry[])[]
}

type Wrong = Contradiction & { readonly code: LogFault }

/** Holds entries, hashes and openings of a bundle against each other. Throws the first contradiction but for openings. */
export function checkBundle(served: ServedBundle, checks: readonly Pick<LogCheck, 'takes'>[]): BundleFound {
  const start = served.n * TILE_WIDTH
  const { entries, hashes } = entriesOf(served)
  const acts: { [act: string]: number } = {}
  for (const { act } of entries) acts[act] = (acts[act] ?? 0) + 1
  const { tenant } = entries[0]!
  const at = entries.findIndex((entry) => entry.tenant !== tenant)
  const stranger = at < 0 ? undefined : start + at
  const { openings, wrong } = openingsOf(served, entries)
  const taken: LoggedEntry[][] = checks.map(() => [])
  let opened = 0
  for (let i = 0; i < entries.length; i++) {
    const index = start + i
    const shown = openings?.get(index) ?? unopened
    opened += Object.keys(shown).length
    for (let check = 0; check < checks.length; check++) {
      const { takes } = checks[check]!
      const entry = takes ? takes(entries[i]!) : entries[i]!
      if (entry) taken[check]!.push({ index, entry, openings: shown })
    }
  }
  return { hashes, range: rangeOf(hashes), tenant, stranger, acts, openings: opened, wrong, taken }
}

/** The range of leaves whose hashes lie behind each other. */
export function rangeOf(hashes: Uint8Array): Range {
  let range = emptyRange
  for (let at = 0; at < hashes.length; at += HASH_BYTES)
    range = appendLeaf(range, hashes.subarray(at, at + HASH_BYTES))
  return range
}

const unopened: EntryOpenings = {}

/** The entries of a bundle and their hashes, which are those of the tile. */
function entriesOf({ n, size, ...served }: ServedBundle): { entries: Entry[]; hashes: Uint8Array } {
  const width = tileWidth('entries', n, size)
  const start = n * TILE_WIDTH
  if (!served.entries) throw new Contradicted('entries-missing', { index: start })
  const decoded = decodeBundle(served.entries.bytes)
  if (!decoded) throw new Contradicted('bundle-malformed', { index: start })
  const bundle = decoded.length > width ? decoded.slice(0, width) : decoded
  const hashes = new Uint8Array(bundle.length * HASH_BYTES)
  for (let i = 0; i < bundle.length; i++) hashes.set(hashLeaf(bundle[i]!), i * HASH_BYTES)
  const differs = firstDifferent(served.hashes, { level: 0, n, width }, hashes)
  if (differs >= 0) throw new Contradicted('leaf-differs', { index: start + differs })
  if (bundle.length < width) throw new Contradicted('entries-missing', { index: start + bundle.length })
  if (decoded.length > served.entries.width)
    throw new Contradicted('bundle-malformed', { index: start + bundle.length })
  return { entries: bundle.map((bytes, i) => entryOf(bytes, start + i)), hashes }
}

function entryOf(bytes: Uint8Array, index: number): Entry {
  const entry = decodeEntry(bytes)
  if (!entry) throw new Contradicted('entry-malformed', { index })
  return entry
}

function openingsOf(
  { n, openings: bytes }: ServedBundle,
  entries: readonly Entry[],
): { openings?: Openings; wrong: Wrong | undefined } {
  if (!bytes) return { wrong: undefined }
  const malformed: Wrong = { code: 'openings-malformed', index: n * TILE_WIDTH }
  const openings = decodeOpenings(bytes)
  if (!openings) return { wrong: malformed }
  for (const [index, fields] of openings) {
    if (Math.floor(index / TILE_WIDTH) !== n) return { wrong: malformed }
    // Openings are read after the checkpoint; there may be more entries by now.
    const entry = entries[index - n * TILE_WIDTH]
    const field = entry && wrongOpening(entry, fields)
    if (field !== undefined) return { wrong: { code: 'opening-wrong', index, detail: field } }
  }
  return { openings, wrong: undefined }
}
