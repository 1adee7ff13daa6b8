import { describe, expect, it } from 'vitest'
import { fenOf, yuanOf } from './fen.ts'

describe('an amount in yuan', () => {
  it('is refused where it is no amount, or finer than a fen', () => {
    for (const text of ['', 'about 5', '-1', '1.234', '1e3', '123456789'])
      expect(fenOf(text), text).toBe(null)
  })

  it('is taken in whole fen, without a float in between', () => {
    expect(fenOf('0')).toBe(0)
    expect(fenOf('12,800.5')).toBe(1280050)
    expect(fenOf(' 0.29 元')).toBe(29)
    expect(fenOf('1.15')).toBe(115)
  })

  it('comes back as it was written', () => {
    expect(yuanOf(1280050)).toBe('12800.50')
    expect(yuanOf(3000)).toBe('30')
  })
})
