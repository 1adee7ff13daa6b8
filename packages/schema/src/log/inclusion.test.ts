import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashLeaf } from './hash.ts'
import { inclusionRanges, proveInclusion, verifyInclusion } from './inclusion.ts'
import { referenceLeaves, referenceRoots } from './rfc6962.testing.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => hashLeaf(Uint8Array.of(i >> 8, i & 255)))

const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

const aLeafOfATree = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))

describe('inclusion', () => {
  it('refuses a leaf outside of the tree', () => {
    const leaf = hashLeaf(Uint8Array.of(1))
    expect(() => inclusionRanges(1, 1)).toThrow(RangeError)
    for (const index of [1, -1, Number.NaN])
      expect(verifyInclusion({ leaf, index, size: 1, root: leaf }, [])).toBe(false)
  })

  it('refuses a proof with any bit flipped, of another leaf, too short or too long', () => {
    fc.assert(
      fc.property(aLeafOfATree, fc.nat(), ({ size, index }, seed) => {
        const leaves = numbered(size)
        const proof = proveInclusion(nodesOfLeaves(leaves), index, size)
        const claim = { leaf: leaves[index]!, index, size, root: rootOf(leaves) }
        const bit = seed % 256
        const at = seed % Math.max(1, proof.length)
        const bent = proof.map((hash, i) => (i === at ? flip(hash, bit) : hash))
        if (proof.length > 0) {
          expect(verifyInclusion(claim, bent)).toBe(false)
          expect(verifyInclusion(claim, proof.slice(1))).toBe(false)
          expect(verifyInclusion({ ...claim, index: (index + 1) % size }, proof)).toBe(false)
        }
        expect(verifyInclusion(claim, [...proof, claim.root])).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: flip(claim.leaf, bit) }, proof)).toBe(false)
        expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) }, proof)).toBe(false)
      }),
    )
  })

  it('verifies the proof of every leaf of every tree', () => {
    fc.assert(
      fc.property(aLeafOfATree, ({ size, index }) => {
        const leaves = numbered(size)
        const proof = proveInclusion(nodesOfLeaves(leaves), index, size)
        expect(verifyInclusion({ leaf: leaves[index]!, index, size, root: rootOf(leaves) }, proof)).toBe(true)
      }),
    )
  })

  it('gives the reference path of the sixth leaf of eight', () => {
    const leaves = referenceLeaves.map(hashLeaf)
    const proof = proveInclusion(nodesOfLeaves(leaves), 5, 8).map((hash) => bytesToHex(hash))
    expect(proof).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      referenceRoots[3],
    ])
  })

  it('handles sizes past 2^31', () => {
    const size = 2 ** 40 + 1
    expect(inclusionRanges(2 ** 40, size)).toEqual([[0, 2 ** 40]])
    expect(inclusionRanges(0, size)).toHaveLength(41)
  })
})
