import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReceiptCode, receiptCode } from './receiptCode.ts'

const leaf = new Uint8Array(32).fill(1)
const nonce = new Uint8Array(16).fill(2)

describe('receiptCode', () => {
  it('refuses what cannot be a code', () => {
    for (const typed of ['', 'K7QM-4XWD-2', 'K7QM-4XWD-2PP', 'K7QM-4XWD-2U', 'K7QM-4XWD-2!', '怡光'])
      expect(readReceiptCode(typed), typed).toBeUndefined()
  })

  it('differs for another leaf and for another nonce', () => {
    const code = receiptCode(leaf, nonce)
    expect(receiptCode(new Uint8Array(32), nonce)).not.toBe(code)
    expect(receiptCode(leaf, new Uint8Array(16))).not.toBe(code)
  })

  it('forgives case, blanks, any dashes, full-width letters and letters that look like digits', () => {
    expect(readReceiptCode('k7qm 4xwd 2p')).toBe('K7QM-4XWD-2P')
    expect(readReceiptCode('Ｋ７ＱＭ－４ＸＷＤ－２Ｐ')).toBe('K7QM-4XWD-2P')
    expect(readReceiptCode('OIL0—OIL0—OI')).toBe('0110-0110-01')
  })

  it('has the shape of a code and reads itself back, whatever it was made of', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        const code = receiptCode(a, b)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
        expect(readReceiptCode(code)).toBe(code)
      }),
    )
  })
})
