import { consistencyRanges, proveConsistency, type TreeHead, verifyConsistency } from './consistency.ts'
import { HASH_BYTES } from './hash.ts'
import { nodesOfTiles, TILE_WIDTH, type Tile, tileOfNode, tilePath } from './tile.ts'
import { subtreesOf } from './tree.ts'
import type { LogSource } from './verify.ts'

/**
 * Whether a log continues a tree of it that was seen earlier: reads the few tiles that the consistency proof is made of, and
 * verifies the proof. Both trees have to come from verified checkpoints. False also where a tile is missing, since a log that
 * cannot show that it continues is not to be believed.
 */
export async function continuesLog(source: LogSource, earlier: TreeHead, later: TreeHead): Promise<boolean> {
  if (earlier.size > later.size) return false
  const nodes = consistencyRanges(earlier.size, later.size).flatMap(([start, end]) => subtreesOf(start, end))
  const wanted = new Map(
    nodes.map((node) => tileOfNode(node, later.size)).map((tile) => [`${tile.level}/${tile.n}`, tile]),
  )
  const tiles = new Map<string, Uint8Array>()
  await Promise.all(
    [...wanted].map(async ([place, tile]) => {
      const bytes = await readTile(source, tile)
      if (bytes) tiles.set(place, bytes)
    }),
  )
  if (tiles.size < wanted.size) return false
  const read = nodesOfTiles((level, n) => tiles.get(`${level}/${n}`)!)
  return verifyConsistency(earlier, later, proveConsistency(read, earlier.size, later.size))
}

/** A partial tile may be gone once the full one is there; the full one begins with the same hashes. */
async function readTile(source: LogSource, tile: Tile): Promise<Uint8Array | undefined> {
  const bytes = (await source(tilePath(tile))) ?? (await source(tilePath({ ...tile, width: TILE_WIDTH })))
  return bytes && bytes.length % HASH_BYTES === 0 && bytes.length >= tile.width * HASH_BYTES
    ? bytes
    : undefined
}
