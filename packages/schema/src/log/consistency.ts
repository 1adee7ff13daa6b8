import { sameBytes } from './bytes.ts'
import { hashNode } from './hash.ts'
import type { LeafRange } from './inclusion.ts'
import { half, powerWithin, splitOf } from './size.ts'
import { hashOfRange, type NodeReader } from './tree.ts'

/**
 * The ranges whose hashes make the proof that a tree of `to` leaves begins with the tree of `from` leaves
 * (RFC 6962, section 2.1.2). None for `from` 0 or `from` equal to `to`.
 */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  if (!(from >= 0 && from <= to)) throw new RangeError(`no way from ${from} leaves to ${to}`)
  if (from === 0) return []
  const ranges: LeafRange[] = []
  let start = 0
  let end = to
  while (from !== end) {
    const middle = start + splitOf(end - start)
    if (from <= middle) {
      ranges.unshift([middle, end])
      end = middle
    } else {
      ranges.unshift([start, middle])
      start = middle
    }
  }
  // The old tree is known to the verifier as a whole; a part of it has to be given.
  if (start > 0) ranges.unshift([start, end])
  return ranges
}

/** The proof that the tree of `to` leaves begins with the tree of `from` leaves (RFC 6962, section 2.1.2). */
export function proveConsistency(read: NodeReader, from: number, to: number): Uint8Array[] {
  return consistencyRanges(from, to).map(([start, end]) => hashOfRange(read, start, end))
}

/** A tree as a checkpoint states it. */
export type TreeHead = { size: number; root: Uint8Array }

/**
 * Whether the proof shows that `later` was only ever added to since `earlier` (the algorithm of RFC 9162, section
 * 2.1.4.2). Everything begins with the empty tree, for which the proof is empty.
 */
export function verifyConsistency(earlier: TreeHead, later: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!(earlier.size >= 0 && earlier.size <= later.size)) return false
  if (earlier.size === later.size) return proof.length === 0 && sameBytes(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0
  const path = powerWithin(earlier.size).power === earlier.size ? [earlier.root, ...proof] : [...proof]
  const first = path.shift()
  if (!first) return false

  let place = earlier.size - 1
  let last = later.size - 1
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let oldHash = first
  let newHash = first
  for (const sibling of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      oldHash = hashNode(sibling, oldHash)
      newHash = hashNode(sibling, newHash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      newHash = hashNode(newHash, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(oldHash, earlier.root) && sameBytes(newHash, later.root)
}
