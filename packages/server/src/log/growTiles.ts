import { rootOf, splitHashes, TILE_WIDTH } from '@yishi/schema/log'

/** A tile as it is kept: its place and all its hashes so far. */
export interface StoredTile {
  level: number
  n: number
  hashes: Uint8Array
}

/** What a tree is grown from: its size, and the last tile of each level that was not full. */
export interface Growing {
  size: number
  partial(level: number): Uint8Array
}

/**
 * The tiles that change when leaves are added, lowest level first: those that were begun are carried on, and every tile
 * that becomes full puts one hash into the level above.
 */
export function growTiles(tree: Growing, leaves: readonly Uint8Array[]): StoredTile[] {
  const changed: StoredTile[] = []
  let hashes = leaves
  let count = tree.size
  for (let level = 0; hashes.length > 0; level++) {
    const begun = splitHashes(tree.partial(level)) ?? []
    if (begun.length !== count % TILE_WIDTH)
      throw new RangeError(`the last tile of level ${level} does not fit the tree's size`)
    const full: Uint8Array[] = []
    const row = [...begun, ...hashes]
    for (let i = 0; i < row.length; i += TILE_WIDTH) {
      const tile = row.slice(i, i + TILE_WIDTH)
      changed.push({ level, n: Math.floor((count + i) / TILE_WIDTH), hashes: Buffer.concat(tile) })
      if (tile.length === TILE_WIDTH) full.push(rootOf(tile))
    }
    count = Math.floor(count / TILE_WIDTH)
    hashes = full
  }
  return changed
}
