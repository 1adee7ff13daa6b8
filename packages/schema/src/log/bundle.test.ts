import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBundle, encodeBundle, MAX_ENTRY_BYTES } from './bundle.ts'

describe('bundle', () => {
  it('refuses an entry whose length does not fit into its prefix', () => {
    expect(() => encodeBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError)
  })

  it('refuses a bundle that ends in the middle of a length or of an entry', () => {
    expect(decodeBundle(Uint8Array.of(0))).toBeUndefined()
    expect(decodeBundle(Uint8Array.of(0, 2, 7))).toBeUndefined()
  })

  it('writes the length big-endian before the bytes', () => {
    const long = encodeBundle([new Uint8Array(0x0102)])
    expect([...long.slice(0, 2)]).toEqual([1, 2])
    expect([...encodeBundle([Uint8Array.of(7, 8), Uint8Array.of()])]).toEqual([0, 2, 7, 8, 0, 0])
  })

  it('gives back the entries that it was made of', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (entries) => {
        expect(decodeBundle(encodeBundle(entries))).toEqual(entries)
      }),
    )
  })
})
