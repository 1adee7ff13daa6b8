import { HASH_BYTES } from './hash.ts'
import { type NodePlace, type NodeReader, rootOf } from './tree.ts'

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

/** A tile of hashes at a level, or a bundle of entries; `width` below {@link TILE_WIDTH} is a partial one. */
export type Tile = { readonly level: number | 'entries'; readonly n: number; readonly width: number }

/** The path below the log's address: `tile/0/x001/x234/067`, `tile/entries/000.p/17` (C2SP tlog-tiles). */
export function tilePath(tile: Tile): string {
  const digits = String(tile.n)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${tile.level}/${name}${tile.width < TILE_WIDTH ? `.p/${tile.width}` : ''}`
}

/** The tile of a path, or `undefined` where the path is not the one spelling of any tile. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!match) return undefined
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const n = Number(match[2]!.replace(/[x/]/g, ''))
  const tile: Tile = { level, n, width: match[3] === undefined ? TILE_WIDTH : Number(match[3]) }
  if (tile.width < 1 || (match[3] !== undefined && tile.width >= TILE_WIDTH)) return undefined
  if (level !== 'entries' && level > 63) return undefined
  return tilePath(tile) === path ? tile : undefined
}

/** How many hashes the tile has in a tree of `size` leaves: 0 to {@link TILE_WIDTH}. */
export function tileWidth(level: number | 'entries', n: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH))
}

/** Every tile of hashes of a tree, lowest level first, left to right. */
export function* tilesOf(size: number): Generator<Tile & { level: number }> {
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    for (let n = 0; tileWidth(level, n, size) > 0; n++) yield { level, n, width: tileWidth(level, n, size) }
  }
}

/** The tile that a node of a tree of `size` leaves is read from. */
export function tileOfNode(place: NodePlace, size: number): Tile & { level: number } {
  const level = Math.floor(place.level / TILE_HEIGHT)
  const n = Math.floor((place.index * 2 ** (place.level % TILE_HEIGHT)) / TILE_WIDTH)
  return { level, n, width: tileWidth(level, n, size) }
}

/** Reads nodes out of tiles; `tileAt` gives the bytes of a tile, as wide as it is or wider than needed. */
export function nodesOfTiles(tileAt: (level: number, n: number) => Uint8Array): NodeReader {
  return (level, index) => {
    const breadth = 2 ** (level % TILE_HEIGHT)
    const from = index * breadth
    const hashes = splitHashes(tileAt(Math.floor(level / TILE_HEIGHT), Math.floor(from / TILE_WIDTH)))
    const wanted = hashes?.slice(from % TILE_WIDTH, (from % TILE_WIDTH) + breadth)
    if (wanted?.length !== breadth)
      throw new RangeError(`the tile does not hold node ${index} of level ${level}`)
    return rootOf(wanted)
  }
}

/** The hashes of a tile, or `undefined` where its length is not a whole number of them. */
export function splitHashes(tile: Uint8Array): Uint8Array[] | undefined {
  if (tile.length % HASH_BYTES !== 0) return undefined
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  )
}
