import { bytesToHex } from '@noble/hashes/utils.js'
import type { Plain } from './canonicalJson.ts'
import { commit } from './commitment.ts'
import { hashLeaf } from './hash.ts'
import { rootOf } from './tree.ts'

/**
 * One elector of a frozen roll: the key, heads, area in hundredths of a square metre, and the salt that hides them; where it is given,
 * who that is too (names, dwellings), so that nobody takes another's place behind an unchanged root.
 */
export type RollElector = {
  readonly key: string
  readonly heads: number
  readonly area: bigint
  readonly salt: Uint8Array
  readonly holder?: Plain
}

/** What is published of a frozen roll: a hash (hex) over every elector, how many there are, and both totals. */
export type RollRoot = {
  readonly root: string
  readonly electors: number
  readonly heads: number
  readonly area: string
}

/**
 * Freezes a roll: the RFC 6962 root over one commitment for each elector, in the order of their keys (UTF-16 code
 * units), with the totals. Anybody who holds the openings comes to the same; a single elector can be shown to be in it
 * without the others. Throws a `RangeError` for a key that stands twice and for negative or broken measures.
 */
export function rollRoot(electors: readonly RollElector[]): RollRoot {
  return {
    root: bytesToHex(rootOf(rollLeaves(electors))),
    electors: electors.length,
    heads: electors.reduce((sum, elector) => sum + elector.heads, 0),
    area: areaText(electors.reduce((sum, elector) => sum + elector.area, 0n)),
  }
}

/** The leaf hashes of a roll, in the order of the electors' keys: what an elector's inclusion is proved with. */
export function rollLeaves(electors: readonly RollElector[]): Uint8Array[] {
  const sorted = [...electors].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return sorted.map((elector, i) => {
    if (sorted[i - 1]?.key === elector.key)
      throw new RangeError(`elector ${elector.key} stands twice in the roll`)
    return rollLeaf(elector)
  })
}

/** The leaf hash of one elector. */
export function rollLeaf({ key, heads, area, salt, holder }: RollElector): Uint8Array {
  if (!Number.isSafeInteger(heads) || heads < 0 || area < 0n)
    throw new RangeError(`elector ${key} has broken measures`)
  const weight = { elector: key, heads, area: areaText(area) }
  return hashLeaf(commit(salt, holder === undefined ? weight : { ...weight, holder }))
}

/** Hundredths as a text with two places: 5837n is "58.37". */
const areaText = (area: bigint): string => `${area / 100n}.${String(area % 100n).padStart(2, '0')}`
