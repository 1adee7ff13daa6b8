import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { calendarSpan, isWorkday } from './calendar.ts'
import { chinaCalendar } from './chinaCalendar.ts'

/** Days of a kind in one year. */
function days(year: number, kind: 'rest' | 'work'): Temporal.PlainDate[] {
  return chinaCalendar[year]![kind].split(' ').flatMap((run) => {
    const [first, last = first] = run.split('/').map((day) => Temporal.PlainDate.from(`${year}-${day}`))
    const length = first!.until(last!).days + 1
    return Array.from({ length }, (_, at) => first!.add({ days: at }))
  })
}

const years = Object.keys(chinaCalendar).map(Number)

describe('the calendar of mainland China', () => {
  it('has every year from its first to its last, and none that was never announced', () => {
    expect(calendarSpan(chinaCalendar)).toEqual({ firstYear: 2004, lastYear: 2026 })
    expect(years).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at))
  })

  it.each(years)('makes up for days off in %i with weekends alone, and never with a day off', (year) => {
    const rest = days(year, 'rest').map(String)
    for (const day of days(year, 'work')) {
      expect(day.dayOfWeek).toBeGreaterThan(5)
      expect(rest).not.toContain(day.toString())
    }
  })

  it.each(years)('has the statutory holidays of %i', (year) => {
    const rest = days(year, 'rest').map((day) => day.toString().slice(5))
    expect(rest).toEqual(expect.arrayContaining(['01-01', '05-01', '10-01', '10-02', '10-03']))
    // Ten days by law until 2007, eleven from 2008, thirteen from 2025; the rest is moved weekends.
    expect(rest.length).toBeGreaterThanOrEqual(year < 2008 ? 10 : year < 2025 ? 11 : 13)
  })

  it.each([
    // Notice of the State Council's General Office for 2026.
    ['2026-01-02', false],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-02-28', true],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-09-25', false],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2026-12-31', true],
    // Announced for 2012 at the end of 2011; lengthened in 2020; the one-off holiday of 2015.
    ['2011-12-31', true],
    ['2020-02-02', false],
    ['2015-09-03', false],
  ])('knows whether people work on %s: %s', (day, works) => {
    expect(isWorkday(chinaCalendar, Temporal.PlainDate.from(day))).toBe(works)
  })
})
