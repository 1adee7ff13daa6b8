import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decodeText.ts'

const text = '楼栋,单元\r\n1号楼,㐂𠮷'

describe('decodeText', () => {
  it('refuses NUL bytes, as spreadsheets and UTF-16 have them', () => {
    expect(decodeText(Buffer.from('a\0b'))).toBeUndefined()
    expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBeUndefined()
  })

  it('refuses what is neither UTF-8 nor GB18030', () => {
    expect(decodeText(Buffer.from([0x31, 0xff, 0x32]))).toBeUndefined()
    expect(decodeText(Buffer.from([0xc2, 0xa5, 0x81]))).toBeUndefined()
  })

  it('refuses broken UTF-8 behind a byte order mark instead of guessing', () => {
    // The same bytes are two characters of GB18030.
    expect(decodeText(Buffer.from([0xef, 0xbb, 0xbf, 0xc2]))).toBeUndefined()
    expect(decodeText(Buffer.from([0xef, 0xbb, 0xbe, 0xc2]))).toHaveLength(2)
  })

  it('reads UTF-8 with and without its mark', () => {
    expect(decodeText(Buffer.from(text))).toBe(text)
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toBe(text)
  })

  it('reads GB18030, characters of four bytes and the euro sign among them', () => {
    expect(decodeText(iconv.encode(`${text}€`, 'gb18030'))).toBe(`${text}€`)
  })

  it('reads a view into a larger buffer as that view alone', () => {
    const bytes = iconv.encode(`xx${text}`, 'gb18030')
    expect(decodeText(new Uint8Array(bytes.buffer, bytes.byteOffset + 2, bytes.length - 2))).toBe(text)
  })
})
