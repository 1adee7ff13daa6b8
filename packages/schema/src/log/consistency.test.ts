import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyRanges, proveConsistency, verifyConsistency } from './consistency.ts'
import { emptyRoot, hashLeaf } from './hash.ts'
import { referenceLeaves } from './rfc6962.testing.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => hashLeaf(Uint8Array.of(i >> 8, i & 255)))

const headOf = (leaves: Uint8Array[]) => ({ size: leaves.length, root: rootOf(leaves) })

const twoSizes = fc
  .integer({ min: 1, max: 300 })
  .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }))

describe('consistency', () => {
  it('refuses a later tree that is smaller', () => {
    const leaves = numbered(3)
    expect(() => consistencyRanges(3, 2)).toThrow(RangeError)
    expect(verifyConsistency(headOf(leaves), headOf(leaves.slice(0, 2)), [])).toBe(false)
  })

  it('refuses two roots of one size', () => {
    const leaves = numbered(3)
    expect(verifyConsistency(headOf(leaves), { size: 3, root: emptyRoot() }, [])).toBe(false)
  })

  it('refuses a history in which any earlier leaf was changed', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ from, to }, seed) => {
        const leaves = numbered(to)
        const changed = leaves.map((leaf, i) => (i === seed % from ? hashLeaf(Uint8Array.of(255)) : leaf))
        const proof = proveConsistency(nodesOfLeaves(changed), from, to)
        expect(verifyConsistency(headOf(leaves.slice(0, from)), headOf(changed), proof)).toBe(false)
      }),
    )
  })

  it('refuses a proof with a bit flipped, a hash missing or one too many', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ from, to }, seed) => {
        const leaves = numbered(to)
        const proof = proveConsistency(nodesOfLeaves(leaves), from, to)
        const [earlier, later] = [headOf(leaves.slice(0, from)), headOf(leaves)]
        expect(verifyConsistency(earlier, later, [...proof, later.root])).toBe(false)
        if (proof.length === 0) return
        const at = seed % proof.length
        const bent = proof.map((hash, i) =>
          i === at ? hash.map((byte, j) => (j === seed % 32 ? byte ^ 1 : byte)) : hash,
        )
        expect(verifyConsistency(earlier, later, bent)).toBe(false)
        expect(verifyConsistency(earlier, later, proof.slice(0, -1))).toBe(false)
        expect(verifyConsistency(earlier, later, [])).toBe(false)
      }),
    )
  })

  it('verifies that every tree continues each of its beginnings, the empty one too', () => {
    fc.assert(
      fc.property(twoSizes, ({ from, to }) => {
        const leaves = numbered(to)
        const proof = proveConsistency(nodesOfLeaves(leaves), from, to)
        expect(verifyConsistency(headOf(leaves.slice(0, from)), headOf(leaves), proof)).toBe(true)
        expect(verifyConsistency({ size: 0, root: emptyRoot() }, headOf(leaves), [])).toBe(true)
      }),
    )
  })

  it('gives the reference proof from six leaves to eight', () => {
    const proof = proveConsistency(nodesOfLeaves(referenceLeaves.map(hashLeaf)), 6, 8)
    expect(proof.map((hash) => bytesToHex(hash))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})
