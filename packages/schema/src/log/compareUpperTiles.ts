import { concatBytes } from '@noble/hashes/utils.js'
import { Contradicted } from './contradicted.ts'
import { firstDifferent, readTile } from './servedTile.ts'
import { TILE_WIDTH, tilesOf } from './tile.ts'
import { rootOf } from './tree.ts'
import type { LogSource } from './verify.ts'

/** Whether the tiles above the lowest, as they are served, follow from the roots of the full lowest ones. */
export async function compareUpperTiles(
  source: LogSource,
  size: number,
  tileRoots: readonly Uint8Array[],
): Promise<void> {
  let below = tileRoots
  for (const tile of tilesOf(size)) {
    const { level, n, width } = tile
    if (level === 0) continue
    if (n === 0 && level > 1) below = rootsOfFullTiles(below)
    const hashes = concatBytes(...below.slice(n * TILE_WIDTH, n * TILE_WIDTH + width))
    const differs = firstDifferent(await readTile(source, tile), tile, hashes)
    if (differs >= 0)
      throw new Contradicted('tile-differs', {
        index: (n * TILE_WIDTH + differs) * TILE_WIDTH ** level,
        detail: `level ${level}`,
      })
  }
}

function rootsOfFullTiles(hashes: readonly Uint8Array[]): Uint8Array[] {
  const full = Math.floor(hashes.length / TILE_WIDTH)
  return Array.from({ length: full }, (_, i) => rootOf(hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)))
}
