import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromUtf8, sameBytes, toBase64 } from './bytes.ts'

describe('bytes', () => {
  it('refuses Base64 with blanks, without padding, with stray bits or of the URL alphabet', () => {
    for (const text of ['AA ==', 'AA', 'AB==', 'A_-=', '====', 'AA==\n'])
      expect(fromBase64(text)).toBeUndefined()
  })

  it('gives back every byte string that it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })

  it('writes the example of RFC 4648', () => {
    expect(toBase64(new TextEncoder().encode('fooba'))).toBe('Zm9vYmE=')
  })

  it('tells strings of another length or with another byte apart', () => {
    const bytes = Uint8Array.of(1, 2, 3)
    expect(sameBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true)
    expect(sameBytes(bytes, Uint8Array.of(1, 2))).toBe(false)
    expect(sameBytes(bytes, Uint8Array.of(1, 2, 4))).toBe(false)
  })

  it('refuses what is not UTF-8 and keeps a byte order mark', () => {
    expect(fromUtf8(Uint8Array.of(0xc3, 0x28))).toBeUndefined()
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  })
})
