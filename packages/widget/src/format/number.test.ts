import { describe, expect, it } from 'vitest'
import { formatArea, formatCount, formatMoney, formatShare, perMille } from './number.ts'

describe('numbers', () => {
  it('a share is rounded down, so that it never reaches a threshold that the count has not', () => {
    expect(formatShare('2', '3')).toBe('66.6%')
    expect(formatShare('212', '319')).toBe('66.4%')
    expect(formatShare('12204.05', '16058.30')).toBe('75.9%')
    expect(formatShare('999999', '1000000')).toBe('99.9%')
  })
  it('a base of zero has no share', () => {
    expect(formatShare('0', '0')).toBe('–')
    expect(perMille('5', '0.00')).toBeNull()
  })
  it('decimals of different length are compared exactly', () => {
    expect(perMille('0.1', '0.10')).toBe(1000n)
    expect(perMille('9007199254740993.01', '9007199254740993.01')).toBe(1000n)
  })
  it('thousands are parted before the point alone', () => {
    expect(formatCount(1204)).toBe('1,204')
    expect(formatCount('22587.29')).toBe('22,587.29')
    expect(formatCount('1000.0001')).toBe('1,000.0001')
    expect(formatArea('15402.16')).toBe('15,402.16 ㎡')
  })
  it('fen become yuan without a float', () => {
    expect(formatMoney(8_600_000, 'zh')).toBe('86,000元')
    expect(formatMoney(123_405, 'zh')).toBe('1,234.05元')
    expect(formatMoney(7, 'en')).toBe('¥0.07')
  })
})
