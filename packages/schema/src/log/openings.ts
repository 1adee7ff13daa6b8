import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromUtf8 } from './bytes.ts'
import { canonicalJson, type Plain, parseCanonicalJson } from './canonicalJson.ts'
import { type Opening, opens } from './commitment.ts'
import type { Entry } from './entry.ts'
import { parseTilePath, TILE_WIDTH, tilePath } from './tile.ts'

/** The openings of one entry that anybody may see, by field. */
export type EntryOpenings = { readonly [field: string]: Opening }

/** The public openings of a bundle's entries, by the entry's index in the log. */
export type Openings = ReadonlyMap<number, EntryOpenings>

/**
 * Where the public openings of the bundle `n` are served beside the tiles. Unlike a tile they come and go: a poll that
 * closes adds some, a person who is erased takes some away.
 */
export const openingsPath = (n: number): string =>
  tilePath({ level: 'entries', n, width: TILE_WIDTH }).replace('tile/entries/', 'openings/')

/** The number of the bundle whose openings lie at this path, or `undefined` where it is no such path. */
export function parseOpeningsPath(path: string): number | undefined {
  const tile = path.startsWith('openings/')
    ? parseTilePath(path.replace('openings/', 'tile/entries/'))
    : undefined
  return tile?.width === TILE_WIDTH ? tile.n : undefined
}

/** The file of a bundle's openings: canonical JSON, `{"<index>": {"<field>": {"salt": …, "value": …}}}`. */
export function encodeOpenings(openings: Openings): Uint8Array {
  return utf8ToBytes(
    canonicalJson(Object.fromEntries([...openings].map(([index, fields]) => [String(index), fields]))),
  )
}

/** Reads a file of openings, or `undefined` where it is malformed. Whether they fit their entries is not checked here. */
export function decodeOpenings(bytes: Uint8Array): Openings | undefined {
  const value = parseCanonicalJson(fromUtf8(bytes) ?? '')
  if (!isObject(value)) return undefined
  const openings = new Map<number, EntryOpenings>()
  for (const [index, fields] of Object.entries(value)) {
    if (!/^(0|[1-9]\d{0,15})$/.test(index) || !areEntryOpenings(fields)) return undefined
    openings.set(Number(index), fields)
  }
  return openings
}

/** The first field whose opening does not fit the entry's commitment, or `undefined` where all of them do. */
export function wrongOpening(entry: Entry, openings: EntryOpenings): string | undefined {
  return Object.keys(openings).find((field) => {
    const sealed = Object.hasOwn(entry.sealed, field) ? entry.sealed[field] : undefined
    return sealed === undefined || !opens(sealed, openings[field]!)
  })
}

/** Whether a value has the shape of one entry's openings. */
export const areEntryOpenings = (value: Plain | undefined): value is EntryOpenings =>
  isObject(value) &&
  Object.values(value).every(
    (opening) => isObject(opening) && typeof opening.salt === 'string' && opening.value !== undefined,
  )

const isObject = (value: Plain | undefined): value is { readonly [key: string]: Plain | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
