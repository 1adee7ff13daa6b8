import { Temporal } from 'temporal-polyfill'
import type { CalendarYear } from './calendar.ts'

const monthAndDay = /^\d\d-\d\d$/

/**
 * What is wrong with a year that somebody typed from an official notice: `rest` or `work`; undefined where nothing is. Days exist in that
 * year, runs go forward, no rest is worked, and what is worked to make up for it is a Saturday or a Sunday.
 *
 * @example calendarYearFault(2027, { rest: '01-01/01-03', work: '01-04' }) // 'work': it is a Monday
 */
export function calendarYearFault(year: number, { rest, work }: CalendarYear): 'rest' | 'work' | undefined {
  const off = daysOf(year, rest)
  if (!off || off.length === 0) return 'rest'
  const worked = daysOf(year, work)
  if (!worked || work.includes('/')) return 'work'
  const isOff = new Set(off.map(String))
  return worked.every((day) => day.dayOfWeek > 5 && !isOff.has(day.toString())) ? undefined : 'work'
}

/** Every day of a list, in its order; undefined where one cannot be read, comes twice or out of order. */
function daysOf(year: number, list: string): Temporal.PlainDate[] | undefined {
  const days: Temporal.PlainDate[] = []
  for (const run of list === '' ? [] : list.split(' ')) {
    const [first = '', last = first, ...more] = run.split('/')
    const from = dayOf(year, first)
    const to = dayOf(year, last)
    if (!from || !to || more.length > 0) return undefined
    const before = days.at(-1)
    if (before && Temporal.PlainDate.compare(before, from) >= 0) return undefined
    if (Temporal.PlainDate.compare(from, to) > 0) return undefined
    for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) days.push(day)
  }
  return days
}

function dayOf(year: number, text: string): Temporal.PlainDate | undefined {
  if (!monthAndDay.test(text)) return undefined
  const [month, day] = text.split('-').map((part) => Number.parseInt(part, 10))
  try {
    return Temporal.PlainDate.from({ year, month: month!, day: day! }, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
