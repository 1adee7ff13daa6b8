import { describe, expect, it } from 'vitest'
import { daysBetween, localYear, startOfDay, startOfNextDay } from './localDay.ts'

const china = 'Asia/Shanghai'

describe('a local day', () => {
  it('is that of the place, not of the server', () => {
    const lateInUtc = new Date('2026-12-31T16:00:00Z')
    expect(localYear(lateInUtc, china)).toBe(2027)
    expect(localYear(new Date('2026-12-31T15:59:59Z'), china)).toBe(2026)
    expect(startOfNextDay(new Date('2026-04-07T15:59:59Z'), china).toISOString()).toBe(
      '2026-04-07T16:00:00.000Z',
    )
    expect(startOfNextDay(new Date('2026-04-07T16:00:00Z'), china).toISOString()).toBe(
      '2026-04-08T16:00:00.000Z',
    )
  })

  it('begins at one o’clock where the clocks skip midnight', () => {
    expect(startOfDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z')
  })

  it('is counted by dates, so that a day of 23 hours is a day', () => {
    const from = startOfDay('2026-09-05', 'America/Santiago')
    const to = startOfDay('2026-09-07', 'America/Santiago')
    expect(daysBetween(from, to, 'America/Santiago')).toBe(2)
  })
})
