import { describe, expect, it } from 'vitest'
import { formatIn, grouped, share } from './format.ts'

describe('share', () => {
  it('never says more than the count', () => {
    expect(share('16058.30', '22587.29')).toBe('71.0%')
    expect(share('12204.05', '16058.30')).toBe('75.9%')
    expect(share('2999', '3000')).toBe('99.9%')
    expect(share('1', '0')).toBe('–')
    expect(share('3', '3')).toBe('100.0%')
  })
})

describe('formatIn', () => {
  it('names the last day of a period that ends at midnight, in the zone of the community', () => {
    const format = formatIn('zh', 'Asia/Shanghai')
    expect(format.lastDay('2026-04-14T16:00:00.000Z')).toBe('2026年4月14日')
    expect(format.day('2026-04-14T16:00:00.000Z')).toBe('2026年4月15日')
    expect(format.minute('2026-04-14T16:00:00.000Z')).toBe('2026年4月15日 00:00')
    expect(format.end('2026-04-14T16:00:00.000Z')).toBe('2026年4月14日 24:00')
    expect(format.end('2026-04-14T10:00:00.000Z')).toBe('2026年4月14日 18:00')
    expect(formatIn('en', 'Asia/Shanghai').day('2026-04-14T15:00:00.000Z')).toBe('14 April 2026')
  })

  it('groups digits, and leaves the places after the point', () => {
    expect(grouped('22587.29')).toBe('22,587.29')
    expect(grouped('999')).toBe('999')
    expect(grouped('1234567')).toBe('1,234,567')
  })
})
