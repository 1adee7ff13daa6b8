import { sameBytes } from './bytes.ts'
import { hashNode } from './hash.ts'
import { half, splitOf } from './size.ts'
import { hashOfRange, type NodeReader } from './tree.ts'

/** Leaves `[start, end)` whose Merkle tree hash stands in a proof. */
export type LeafRange = readonly [start: number, end: number]

/** The ranges whose hashes make the inclusion proof of a leaf, from its sibling upwards (RFC 6962, section 2.1.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const ranges: LeafRange[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      ranges.unshift([middle, end])
      end = middle
    } else {
      ranges.unshift([start, middle])
      start = middle
    }
  }
  return ranges
}

/** The proof that the tree of `size` leaves holds what it holds at `index` (RFC 6962, section 2.1.1). */
export function proveInclusion(read: NodeReader, index: number, size: number): Uint8Array[] {
  return inclusionRanges(index, size).map(([start, end]) => hashOfRange(read, start, end))
}

/** What {@link verifyInclusion} is asked: is `leaf` at `index` of the tree of `size` leaves with this `root`? */
export type InclusionClaim = { leaf: Uint8Array; index: number; size: number; root: Uint8Array }

/** Whether the proof shows the claim (the algorithm of RFC 9162, section 2.1.3.2). */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false
  let place = claim.index
  let last = claim.size - 1
  let hash = claim.leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = hashNode(sibling, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      hash = hashNode(hash, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameBytes(hash, claim.root)
}
