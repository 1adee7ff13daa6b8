import type { Temporal } from 'temporal-polyfill'

/**
 * One year of a calendar of working days. `rest` are days off, as `MM-DD` or runs `MM-DD/MM-DD`; `work` are the
 * Saturdays and Sundays that are worked to make up for them. Both are lists parted by blanks.
 */
export interface CalendarYear {
  rest: string
  work: string
}

/** Years of a calendar. It says nothing about a year that it does not have. */
export type Calendar = Readonly<Record<number, CalendarYear>>

/** The first and the last year of a calendar that has any. Keys that are integers come in ascending order. */
export function calendarSpan(calendar: Calendar): { firstYear: number; lastYear: number } {
  const years = Object.keys(calendar).map((year) => Number.parseInt(year, 10))
  return { firstYear: years[0]!, lastYear: years.at(-1)! }
}

/** Whether people work on a day; undefined where the calendar does not have its year. */
export function isWorkday(calendar: Calendar, day: Temporal.PlainDate): boolean | undefined {
  const year = Object.hasOwn(calendar, day.year) ? calendar[day.year] : undefined
  if (!year) return undefined
  const monthAndDay = day.toString().slice(5)
  if (listed(year.work, monthAndDay)) return true
  return day.dayOfWeek <= 5 && !listed(year.rest, monthAndDay)
}

/** Two digits each for month and day: their order as text is their order in the year. */
function listed(days: string, monthAndDay: string): boolean {
  return days.split(' ').some((run) => {
    const [first = '', last = first] = run.split('/')
    return first <= monthAndDay && monthAndDay <= last
  })
}
