import { describe, expect, it } from 'vitest'
import { calendarYearFault } from './calendarYearFault.ts'
import { chinaCalendar } from './chinaCalendar.ts'

describe('a year of the calendar that somebody typed', () => {
  it.each([
    ['no day off', '', '', 'rest'],
    ['a day that does not exist', '02-30', '', 'rest'],
    ['a month that does not exist', '13-01', '', 'rest'],
    ['words', '元旦', '', 'rest'],
    ['a run that goes back', '01-03/01-01', '', 'rest'],
    ['a run of three', '01-01/01-02/01-03', '', 'rest'],
    ['a day that comes twice', '01-01/01-03 01-02', '', 'rest'],
    ['days out of order', '05-01 01-01', '', 'rest'],
    ['two blanks', '01-01  05-01', '', 'rest'],
    ['a Monday that is worked to make up', '01-01/01-03', '01-04', 'work'],
    ['a day that is off and worked', '01-01/01-03', '01-02', 'work'],
    ['a run of days to make up', '01-01', '01-09/01-10', 'work'],
  ])('is refused for %s', (_, rest, work, fault) => {
    expect(calendarYearFault(2027, { rest, work })).toBe(fault)
  })

  it('is taken as official notices write it', () => {
    expect(
      calendarYearFault(2027, { rest: '01-01/01-03 02-05/02-11 10-01/10-07', work: '02-20' }),
    ).toBeUndefined()
    expect(calendarYearFault(2027, { rest: '01-01', work: '' })).toBeUndefined()
  })

  it('finds nothing wrong with any year of the shipped table', () => {
    for (const [year, days] of Object.entries(chinaCalendar))
      expect([year, calendarYearFault(Number.parseInt(year, 10), days)]).toEqual([year, undefined])
  })
})
