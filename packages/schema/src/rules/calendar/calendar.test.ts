import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Calendar, calendarSpan, isWorkday } from './calendar.ts'

const calendar: Calendar = {
  2030: { rest: '01-01 02-02/02-05', work: '02-09 02-10' },
  2028: { rest: '', work: '' },
}

function works(day: string) {
  return isWorkday(calendar, Temporal.PlainDate.from(day))
}

describe('isWorkday', () => {
  it('knows nothing about a year that the calendar lacks, not even of a Sunday', () => {
    expect(works('2029-06-15')).toBeUndefined()
    expect(works('2031-01-05')).toBeUndefined()
  })

  it('lets people rest at weekends and on the days named, ends of a run included', () => {
    expect(works('2030-01-05')).toBe(false)
    expect(works('2030-01-01')).toBe(false)
    expect(['02-01', '02-02', '02-04', '02-05', '02-06'].map((day) => works(`2030-${day}`))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ])
  })

  it('lets them work on a weekend that makes up for it', () => {
    expect(works('2030-02-09')).toBe(true)
    expect(works('2030-02-10')).toBe(true)
    expect(works('2030-02-16')).toBe(false)
  })

  it('takes a year without any holiday', () => {
    expect(works('2028-01-03')).toBe(true)
    expect(works('2028-01-02')).toBe(false)
  })
})

describe('calendarSpan', () => {
  it('names the first and the last year', () => {
    expect(calendarSpan(calendar)).toEqual({ firstYear: 2028, lastYear: 2030 })
  })
})
