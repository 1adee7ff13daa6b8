import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { emptyRoot, hashLeaf, hashNode } from './hash.ts'
import { appendLeaf, emptyRange, type Range, rootOfRange } from './range.ts'
import { referenceLeaves, referenceRoots } from './rfc6962.testing.ts'

const rangeOf = (leaves: Uint8Array[]): Range => leaves.map(hashLeaf).reduce(appendLeaf, emptyRange)

describe('range', () => {
  it('leaves the range that it appends to as it was', () => {
    const three = rangeOf(referenceLeaves.slice(0, 3))
    const before = bytesToHex(rootOfRange(three))
    appendLeaf(three, hashLeaf(Uint8Array.of(9)))
    expect(bytesToHex(rootOfRange(three))).toBe(before)
    expect(three.size).toBe(3)
  })

  it('has the root of nothing before the first leaf', () => {
    expect(rootOfRange(emptyRange)).toEqual(emptyRoot())
  })

  it('reaches each of the reference roots one leaf after the other', () => {
    const roots = referenceLeaves.map((_, i) =>
      bytesToHex(rootOfRange(rangeOf(referenceLeaves.slice(0, i + 1)))),
    )
    expect(roots).toEqual(referenceRoots)
  })

  it('keeps one node for each bit of its size', () => {
    expect(rangeOf(referenceLeaves.slice(0, 7)).nodes).toHaveLength(3)
    expect(rangeOf(referenceLeaves).nodes).toHaveLength(1)
  })

  it('pairs neighbours, never a leaf with itself', () => {
    const [a, b, c] = referenceLeaves.map(hashLeaf) as [Uint8Array, Uint8Array, Uint8Array]
    expect(rootOfRange(rangeOf(referenceLeaves.slice(0, 3)))).toEqual(hashNode(hashNode(a, b), c))
  })
})
