import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRoot, hashLeaf, hashNode } from './hash.ts'
import { referenceLeaves, referenceRoots } from './rfc6962.testing.ts'
import { splitOf } from './size.ts'
import { hashOfRange, nodesOfLeaves, rootOf, subtreesOf } from './tree.ts'

/** The recursive definition of RFC 6962, section 2.1, written down as it stands there. */
const definition = (leaves: Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return emptyRoot()
  if (leaves.length === 1) return leaves[0]!
  const k = splitOf(leaves.length)
  return hashNode(definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => hashLeaf(Uint8Array.of(i >> 8, i & 255)))

describe('tree', () => {
  it('has the reference roots', () => {
    const leaves = referenceLeaves.map(hashLeaf)
    expect(leaves.map((_, i) => bytesToHex(rootOf(leaves.slice(0, i + 1))))).toEqual(referenceRoots)
  })

  it('has the root that the definition gives, at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (size) => {
        expect(rootOf(numbered(size))).toEqual(definition(numbered(size)))
      }),
    )
  })

  it('covers a range with complete subtrees, left to right and without a gap', () => {
    expect(subtreesOf(0, 7)).toEqual([
      { level: 2, index: 0 },
      { level: 1, index: 2 },
      { level: 0, index: 6 },
    ])
    expect(subtreesOf(8, 13)).toEqual([
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ])
  })

  it('hashes a range as a tree of its own', () => {
    const leaves = numbered(13)
    expect(hashOfRange(nodesOfLeaves(leaves), 8, 13)).toEqual(definition(leaves.slice(8, 13)))
    expect(hashOfRange(nodesOfLeaves(leaves), 0, 13)).toEqual(definition(leaves))
  })
})
