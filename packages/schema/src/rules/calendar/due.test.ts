import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../words/index.ts'
import { isWorkday } from './calendar.ts'
import { chinaCalendar } from './chinaCalendar.ts'
import { due } from './due.ts'

/*
 * Civil Code 201: the first day does not count (1). 203: a last day of rest moves to the day after the holiday (2); the
 * last day ends at midnight (3). Make-up working days are no days of rest (4).
 */

const shanghai = 'Asia/Shanghai'

function closing(from: string, days: number, unit: Period['unit'], timeZone = shanghai): string {
  const answer = due({ from, days, unit, timeZone })
  return answer.ok ? answer.value.closesAt : answer.refusal.code
}

describe('due', () => {
  it('refuses a day beyond the calendar, and says which years it has', () => {
    expect(due({ from: '2031-09-29T09:00:00+08:00', days: 3, unit: 'workday', timeZone: shanghai })).toEqual({
      ok: false,
      refusal: { code: 'calendar-unknown', params: { firstYear: 2004, lastYear: 2026 } },
    })
    expect(closing('2026-12-25T09:00:00+08:00', 7, 'day')).toBe('calendar-unknown')
    expect(closing('2026-12-30T09:00:00+08:00', 2, 'workday')).toBe('calendar-unknown')
  })

  it('refuses a day before the calendar, even where the next one is in it', () => {
    expect(closing('2003-12-30T09:00:00+08:00', 1, 'day')).toBe('calendar-unknown')
    expect(closing('1999-05-04T09:00:00+08:00', 3, 'workday')).toBe('calendar-unknown')
  })

  it('refuses more days than any calendar has, at once', () => {
    expect(closing('2026-04-07T10:00:00+08:00', Number.MAX_SAFE_INTEGER, 'day')).toBe('calendar-unknown')
    expect(closing('2004-01-01T10:00:00+08:00', Number.MAX_SAFE_INTEGER, 'workday')).toBe('calendar-unknown')
  })

  it('takes days that lie outside where they do not matter: the first, and the one that begins at the end', () => {
    expect(closing('2026-12-24T09:00:00+08:00', 7, 'day')).toBe('2027-01-01T00:00:00+08:00')
    expect(closing('2026-12-30T09:00:00+08:00', 1, 'workday')).toBe('2027-01-01T00:00:00+08:00')
    expect(closing('2003-12-31T09:00:00+08:00', 2, 'day')).toBe('2004-01-03T00:00:00+08:00')
    expect(closing('2003-12-31T09:00:00+08:00', 1, 'workday')).toBe('2004-01-03T00:00:00+08:00')
  })

  it('(1) does not count the first day, which 00:00:00 begins', () => {
    expect(closing('2026-04-07T00:00:00+08:00', 1, 'day')).toBe('2026-04-09T00:00:00+08:00')
    expect(closing('2026-04-07T23:59:59.999+08:00', 1, 'day')).toBe('2026-04-09T00:00:00+08:00')
  })

  it('(1) takes the first day in the time zone of the community, whatever the offset', () => {
    expect(closing('2026-04-07T16:00:00Z', 1, 'day')).toBe('2026-04-10T00:00:00+08:00')
    expect(closing('2026-04-07T15:59:59Z', 1, 'day')).toBe('2026-04-09T00:00:00+08:00')
    expect(closing('2026-04-07T16:00:00Z', 1, 'day', 'UTC')).toBe('2026-04-09T00:00:00+00:00')
  })

  it('(2) moves a last day of rest over the whole holiday', () => {
    expect(closing('2026-09-24T09:00:00+08:00', 7, 'day')).toBe('2026-10-09T00:00:00+08:00')
    expect(closing('2026-09-20T09:00:00+08:00', 7, 'day')).toBe('2026-09-29T00:00:00+08:00')
  })

  it('(3) runs to midnight, the first instant of the next day', () => {
    expect(closing('2026-04-07T10:00:00+08:00', 7, 'day')).toBe('2026-04-15T00:00:00+08:00')
  })

  it.each([
    // The day before has to be a working day in China's calendar: a Thursday, and a make-up Saturday.
    ['2026-04-22T12:00:00+02:00', 'Africa/Cairo', '2026-04-24T01:00:00+03:00'],
    ['2010-10-08T12:00:00-04:00', 'America/Santiago', '2010-10-10T01:00:00-03:00'],
  ])(
    '(3) begins the next day at 01:00 where the clocks skip midnight: %s in %s',
    (from, timeZone, closesAt) => {
      expect(closing(from, 1, 'day', timeZone)).toBe(closesAt)
    },
  )

  it('(4) counts make-up working days and leaves a last day on one of them', () => {
    expect(closing('2026-02-07T08:00:00+08:00', 7, 'day')).toBe('2026-02-15T00:00:00+08:00')
    expect(closing('2026-09-30T15:00:00+08:00', 5, 'workday')).toBe('2026-10-14T00:00:00+08:00')
  })

  it('knows the years that an admin has added, and takes their word against its own', () => {
    const term = { from: '2026-12-25T09:00:00+08:00', days: 7, unit: 'day', timeZone: shanghai } as const
    const further = { 2027: { rest: '01-01/01-03', work: '' } }
    expect(due(term, further)).toEqual({ ok: true, value: { closesAt: '2027-01-05T00:00:00+08:00' } })
    const amended = { 2026: { rest: '12-31', work: '' }, ...further }
    expect(due({ ...term, days: 6 }, amended)).toEqual({
      ok: true,
      value: { closesAt: '2027-01-05T00:00:00+08:00' },
    })
  })

  it('refuses a gap between the years added', () => {
    const term = { from: '2026-12-25T09:00:00+08:00', days: 7, unit: 'day', timeZone: shanghai } as const
    expect(due(term, { 2028: { rest: '', work: '' } })).toMatchObject({ ok: false })
  })

  it('always ends after a working day, with as many working days as were asked for', () => {
    const epoch = Temporal.Instant.from('2004-01-01T00:00:00+08:00').epochMilliseconds
    const from = fc
      .integer({ min: 0, max: 22 * 365 * 86_400 })
      .map((seconds) => Temporal.Instant.fromEpochMilliseconds(epoch + seconds * 1000).toString())
    fc.assert(
      fc.property(
        from,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('day', 'workday'),
        (start, days, unit) => {
          const end = Temporal.Instant.from(closing(start, days, unit))
            .toZonedDateTimeISO(shanghai)
            .toPlainDate()
          const first = Temporal.Instant.from(start).toZonedDateTimeISO(shanghai).toPlainDate()
          const last = end.subtract({ days: 1 })
          expect(isWorkday(chinaCalendar, last)).toBe(true)
          const length = first.until(last, { largestUnit: 'day' }).days
          const worked = Array.from({ length }, (_, at) =>
            isWorkday(chinaCalendar, first.add({ days: at + 1 })),
          )
          if (unit === 'workday') expect(worked.filter(Boolean)).toHaveLength(days)
          else expect(worked.slice(days - 1, -1)).not.toContain(true)
        },
      ),
    )
  })
})
