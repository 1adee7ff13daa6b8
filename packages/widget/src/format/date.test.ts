import { describe, expect, it } from 'vitest'
import { formatDate, formatEnd, formatInstant, formatLastDate, formatTime } from './date.ts'
import { formatDay, formatLastDay } from './day.ts'

describe('dates', () => {
  it('an end at midnight belongs to the day that it ends', () => {
    expect(formatEnd('2026-04-14T16:00:00.000Z', 'zh')).toBe('4月14日24:00')
    expect(formatLastDay('2026-04-14T16:00:00.000Z', 'zh')).toBe('4月14日')
    expect(formatLastDate('2026-12-31T16:00:00.000Z', 'zh')).toBe('2026年12月31日')
  })
  it('an end at any other time keeps its hour', () => {
    expect(formatEnd('2026-04-14T10:00:00.000Z', 'zh')).toBe('4月14日18:00')
    expect(formatLastDay('2026-04-14T10:00:00.000Z', 'zh')).toBe('4月14日')
  })
  it('a day is the day in the community, wherever the reader is', () => {
    expect(formatDay('2026-04-07T16:00:00.000Z', 'zh')).toBe('4月8日')
    expect(formatDate('2026-04-07T15:59:00.000Z', 'zh')).toBe('2026年4月7日')
  })
  it('midnight is 00:00, and hours run to 23', () => {
    expect(formatTime('2026-04-07T16:00:00.000Z')).toBe('00:00')
    expect(formatTime('2026-04-07T11:00:00.000Z')).toBe('19:00')
  })
  it('English stands beside Chinese', () => {
    expect(formatDate('2026-04-07T02:00:00.000Z', 'en')).toBe('7 April 2026')
    expect(formatInstant('2026-04-03T11:00:00.000Z', 'en')).toBe('3 April 19:00')
    expect(formatInstant('2026-04-03T11:00:00.000Z', 'zh')).toBe('4月3日19:00')
  })
})
