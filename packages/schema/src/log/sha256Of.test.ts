import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { sha256Of } from './sha256Of.ts'

const counted = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff)

describe('sha256Of', () => {
  it('tells bytes apart that differ in the last one, whatever was hashed before', () => {
    const long = counted(1000)
    const hash = bytesToHex(sha256Of(long))
    expect(bytesToHex(sha256Of(long.with(999, long[999]! ^ 1)))).not.toBe(hash)
    expect(bytesToHex(sha256Of(counted(3)))).not.toBe(hash)
    expect(bytesToHex(sha256Of(long))).toBe(hash)
  })

  it('knows the examples of FIPS 180-4', () => {
    expect(bytesToHex(sha256Of())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(bytesToHex(sha256Of(utf8ToBytes('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(
      bytesToHex(sha256Of(utf8ToBytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))),
    ).toBe('248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1')
  })

  it('comes to what another implementation does, at every length around the edges of a block', () => {
    for (let length = 0; length < 200; length++)
      expect(sha256Of(counted(length)), `${length}`).toEqual(sha256(counted(length)))
  })

  it('hashes parts as one, and texts longer than any entry', () => {
    const all = counted(200_000)
    expect(sha256Of(all.subarray(0, 1), all.subarray(1, 70_000), all.subarray(70_000))).toEqual(sha256(all))
  })
})
