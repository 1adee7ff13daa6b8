import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { emptyRoot, HASH_BYTES, hashLeaf, hashNode } from './hash.ts'

describe('hash', () => {
  it('gives an inner node another hash than the leaf made of the same bytes', () => {
    const left = hashLeaf(Uint8Array.of(1))
    const right = hashLeaf(Uint8Array.of(2))
    expect(hashNode(left, right)).not.toEqual(hashLeaf(Uint8Array.of(...left, ...right)))
  })

  it('tells the left child from the right', () => {
    const left = hashLeaf(Uint8Array.of(1))
    const right = hashLeaf(Uint8Array.of(2))
    expect(hashNode(left, right)).not.toEqual(hashNode(right, left))
  })

  it('knows the empty tree and the empty leaf of RFC 6962', () => {
    expect(bytesToHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(bytesToHex(hashLeaf(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(emptyRoot()).toHaveLength(HASH_BYTES)
  })
})
