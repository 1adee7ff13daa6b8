import { emptyRoot, hashNode } from './hash.ts'

/**
 * The right edge of a tree: the roots of its complete subtrees, largest first, one for each bit set in `size`.
 * It is all that appending needs, so a sequencer goes on from some 20 hashes instead of every leaf.
 */
export type Range = { readonly size: number; readonly nodes: readonly Uint8Array[] }

/** A tree without leaves. */
export const emptyRange: Range = { size: 0, nodes: [] }

/** The range of the same tree with one more leaf hash at its end; the given range stays as it was. */
export function appendLeaf(range: Range, leaf: Uint8Array): Range {
  const nodes = range.nodes.slice()
  let node = leaf
  for (let size = range.size; size % 2 === 1; size = (size - 1) / 2) node = hashNode(nodes.pop()!, node)
  nodes.push(node)
  return { size: range.size + 1, nodes }
}

/** The Merkle tree hash of everything in the range (RFC 6962, section 2.1). */
export function rootOfRange(range: Range): Uint8Array {
  if (range.nodes.length === 0) return emptyRoot()
  return range.nodes.reduceRight((right, left) => hashNode(left, right))
}
