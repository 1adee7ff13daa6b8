import { Contradicted } from './contradicted.ts'
import { HASH_BYTES } from './hash.ts'
import { TILE_WIDTH, type Tile, tilePath } from './tile.ts'
import type { LogSource } from './verify.ts'

/** A tile or bundle as it was served: under which path, and how wide that path says it is. */
export type ServedTile = { readonly path: string; readonly bytes: Uint8Array; readonly width: number }

/**
 * A partial tile may be gone once the full one is there; the full one begins with the same hashes. Nothing may stand behind the width
 * that its path names: nobody has signed that.
 */
export async function readTile(source: LogSource, tile: Tile): Promise<ServedTile | undefined> {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const path = tilePath({ ...tile, width })
    const bytes = await source(path)
    if (bytes) return { path, bytes, width }
  }
  return undefined
}

/** Compares the hashes of a tile with what they have to be, behind each other: the place of the first that differs, or -1. */
export function firstDifferent(
  served: ServedTile | undefined,
  tile: Tile & { level: number },
  hashes: Uint8Array,
): number {
  const index = tile.n * TILE_WIDTH ** (tile.level + 1)
  const bytes = served?.bytes
  if (!bytes || bytes.length % HASH_BYTES !== 0 || bytes.length < tile.width * HASH_BYTES)
    throw new Contradicted('tile-missing', { index, detail: tilePath(tile) })
  if (bytes.length > served.width * HASH_BYTES)
    throw new Contradicted('tile-differs', { index, detail: served.path })
  const end = Math.min(hashes.length, bytes.length)
  for (let at = 0; at < end; at++) if (hashes[at] !== bytes[at]) return Math.floor(at / HASH_BYTES)
  return -1
}
