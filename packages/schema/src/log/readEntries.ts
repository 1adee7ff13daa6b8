import { sameBytes } from './bytes.ts'
import { type BundleFound, checkBundle, rangeOf, type ServedBundle } from './checkBundle.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { TreeHead } from './consistency.ts'
import { Contradicted } from './contradicted.ts'
import { HASH_BYTES } from './hash.ts'
import { openingsPath } from './openings.ts'
import { appendLeaf, emptyRange, type Range, rootOfRange } from './range.ts'
import { readTile } from './servedTile.ts'
import { TILE_WIDTH, tileWidth } from './tile.ts'
import type { LoggedEntry, LogSource, VerifyOptions } from './verify.ts'

/** What is kept of a log while it is read: of its entries what each check takes, of its tree the roots of the full tiles. */
export type Read = {
  taken: LoggedEntry[][]
  tileRoots: Uint8Array[]
  acts: { [act: string]: number }
  openings: number
}

/** Bundles that are under way while the one at hand is waited for: the next pack of them is asked for with the first of this. */
const AHEAD = 16

/**
 * Reads bundle after bundle, growing the tree, and stops at the first entry that does not fit.
 */
export async function readEntries(
  source: LogSource,
  { size, root }: Checkpoint,
  { seen = [], checks = [], onProgress, checkBundles = here }: VerifyOptions,
): Promise<Read> {
  const read: Read = { taken: checks.map(() => []), tileRoots: [], acts: {}, openings: 0 }
  const bundles = Math.ceil(size / TILE_WIDTH)
  const asked: Promise<BundleFound>[] = []
  const ask = async (n: number) => checkBundles(await fetchBundle(source, n, size), checks)
  let tiles = emptyRange
  let range = emptyRange
  let tenant: string | undefined
  compareSeen(range, seen)
  try {
    for (let n = 0; n < bundles; n++) {
      while (asked.length < AHEAD && n + asked.length < bundles) {
        const next = ask(n + asked.length)
        // One that fails before its turn is told of in its turn.
        next.catch(() => {})
        asked.push(next)
      }
      const found = await asked[0]!
      asked.shift()
      tenant ??= found.tenant
      const stranger = found.tenant === tenant ? found.stranger : n * TILE_WIDTH
      follow(found, { n, tiles, seen, stranger })
      if (found.wrong) throw new Contradicted(found.wrong.code, found.wrong)
      keep(read, found)
      range = joined(n, tiles, found.range)
      if (found.range.size === TILE_WIDTH) {
        const root = found.range.nodes[0]!
        read.tileRoots.push(root)
        tiles = appendLeaf(tiles, root)
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

/** Bundles are checked where they are put together, unless somebody else does it meanwhile. */
const here: NonNullable<VerifyOptions['checkBundles']> = async (served, checks) => checkBundle(served, checks)

async function fetchBundle(source: LogSource, n: number, size: number): Promise<ServedBundle> {
  const width = tileWidth('entries', n, size)
  const [entries, hashes, openings] = await Promise.all([
    readTile(source, { level: 'entries', n, width }),
    readTile(source, { level: 0, n, width }),
    source(openingsPath(n)),
  ])
  return { n, size, entries, hashes, openings }
}

/** Trees seen before that end in this bundle, and an entry of somebody else's: whichever comes first. */
function follow(
  { hashes, range }: BundleFound,
  {
    n,
    tiles,
    seen,
    stranger,
  }: { n: number; tiles: Range; seen: readonly TreeHead[]; stranger: number | undefined },
): void {
  const start = n * TILE_WIDTH
  const ends = seen.filter((head) => head.size > start && head.size <= start + range.size)
  for (const size of [...new Set(ends.map((head) => head.size))].sort((a, b) => a - b)) {
    if (stranger !== undefined && stranger < size) break
    compareSeen(joined(n, tiles, rangeOf(hashes.subarray(0, (size - start) * HASH_BYTES))), seen)
  }
  if (stranger !== undefined) throw new Contradicted('tenant-differs', { index: stranger })
}

function keep(read: Read, { acts, openings, taken }: BundleFound): void {
  for (const [act, count] of Object.entries(acts)) read.acts[act] = (read.acts[act] ?? 0) + count
  read.openings += openings
  for (const [check, entries] of taken.entries()) for (const entry of entries) read.taken[check]!.push(entry)
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
