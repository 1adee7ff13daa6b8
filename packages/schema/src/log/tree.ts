import { hashNode } from './hash.ts'
import { appendLeaf, emptyRange, rootOfRange } from './range.ts'
import { powerWithin } from './size.ts'

/**
 * Gives the hash of the complete subtree over the leaves `[index · 2^level, (index + 1) · 2^level)`.
 * Whoever proves something asks for such nodes alone and need not know where they are kept.
 */
export type NodeReader = (level: number, index: number) => Uint8Array

/** A node by its place: see {@link NodeReader}. */
export type NodePlace = { readonly level: number; readonly index: number }

/** The root of the tree over these leaf hashes (RFC 6962, section 2.1). */
export function rootOf(leaves: Iterable<Uint8Array>): Uint8Array {
  let range = emptyRange
  for (const leaf of leaves) range = appendLeaf(range, leaf)
  return rootOfRange(range)
}

/** Reads nodes out of all that stand over these leaf hashes, each hashed once. */
export function nodesOfLeaves(leaves: readonly Uint8Array[]): NodeReader {
  const levels = [leaves]
  for (let below = leaves; below.length > 1; levels.push(below))
    below = Array.from({ length: below.length >> 1 }, (_, i) => hashNode(below[2 * i]!, below[2 * i + 1]!))
  return (level, index) => levels[level]![index]!
}

/**
 * The complete subtrees that together cover the leaves `[start, end)`, left to right. `start` has to be a multiple of
 * the smallest power of two that is not below `end - start`, which holds for every range that RFC 6962 names.
 */
export function subtreesOf(start: number, end: number): NodePlace[] {
  const places: NodePlace[] = []
  for (let at = start; at < end; ) {
    const { level, power } = powerWithin(end - at)
    places.push({ level, index: at / power })
    at += power
  }
  return places
}

/** The Merkle tree hash of the leaves `[start, end)`, which must not be empty; see {@link subtreesOf}. */
export function hashOfRange(read: NodeReader, start: number, end: number): Uint8Array {
  const nodes = subtreesOf(start, end).map(({ level, index }) => read(level, index))
  return nodes.reduceRight((right, left) => hashNode(left, right))
}
