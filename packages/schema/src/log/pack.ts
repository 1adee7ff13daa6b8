import { openingsPath, parseOpeningsPath } from './openings.ts'
import { readTar, writeTar } from './tar.ts'
import { parseTilePath, TILE_WIDTH, tilePath, tileWidth } from './tile.ts'
import type { LogSource } from './verify.ts'

/** Entries whose files lie in a full pack: 16 bundles of them. */
export const PACK_WIDTH = 16 * TILE_WIDTH

/** The entries `[from, to)` of a log. */
export type Pack = { readonly from: number; readonly to: number }

/** Where the pack is served beside the tiles: `pack/4096-8192.tar`. */
export const packPath = ({ from, to }: Pack): string => `pack/${from}-${to}.tar`

/** The pack of a path, or `undefined` where the path is not that of any. */
export function parsePackPath(path: string): Pack | undefined {
  const match = /^pack\/(\d{1,15})-(\d{1,15})\.tar$/.exec(path)
  const pack = { from: Number(match?.[1]), to: Number(match?.[2]) }
  if (!match || packPath(pack) !== path || pack.from % PACK_WIDTH !== 0) return undefined
  return pack.to > pack.from && pack.to <= pack.from + PACK_WIDTH ? pack : undefined
}

/**
 * The pack: bundles, lowest tiles and openings of its entries in one archive, by the paths under which each is served by itself. It spares a
 * reader of the whole log most of the asking. Undefined where the log does not reach so far.
 */
export async function packOf(source: LogSource, { from, to }: Pack): Promise<Uint8Array | undefined> {
  const files = new Map<string, Uint8Array>()
  for (let n = from / TILE_WIDTH; n * TILE_WIDTH < to; n++) {
    const width = tileWidth('entries', n, to)
    for (const level of ['entries', 0] as const) {
      const path = tilePath({ level, n, width })
      const bytes = await source(path)
      if (!bytes) return undefined
      files.set(path, bytes)
    }
    const openings = await source(openingsPath(n))
    if (openings) files.set(openingsPath(n), openings)
  }
  return writeTar(files)
}

/**
 * The same log, read by its packs where it has any. They are only a quicker way: a file that is not in its pack is asked for by itself, but
 * for openings, of which there are none then. Meant for reading in order: no more than two packs are held.
 */
export function fromPacks(source: LogSource, size: number): LogSource {
  const held = new Map<number, Promise<Map<string, Uint8Array> | undefined>>()
  let any = true
  const packAt = (from: number) => {
    const found = held.get(from)
    if (found) return found
    held.delete(from - 2 * PACK_WIDTH)
    const pack = read(from)
    held.set(from, pack)
    return pack
  }
  const read = async (from: number) => {
    const bytes = any ? await source(packPath({ from, to: Math.min(from + PACK_WIDTH, size) })) : undefined
    if (!bytes) any = false
    return bytes && readTar(bytes)
  }
  return async (path) => {
    const openings = parseOpeningsPath(path)
    const tile = openings === undefined ? parseTilePath(path) : undefined
    const bundle = tile?.level === 'entries' || tile?.level === 0 ? tile.n : openings
    if (bundle === undefined) return source(path)
    const files = await packAt(Math.floor((bundle * TILE_WIDTH) / PACK_WIDTH) * PACK_WIDTH)
    const file = files?.get(path)
    return file || (files && openings !== undefined) ? file : source(path)
  }
}
