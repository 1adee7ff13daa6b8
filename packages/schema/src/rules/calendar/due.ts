import { Temporal } from 'temporal-polyfill'
import { type Answer, type Period, refuse } from '../../words/index.ts'
import { type Calendar, calendarSpan, isWorkday } from './calendar.ts'
import { chinaCalendar } from './chinaCalendar.ts'

/** A term: so many days from an instant, as people in a time zone see it. */
export interface Term extends Period {
  /** ISO instant with its offset, `2026-04-07T10:00:00+08:00`. */
  from: string
  /** IANA name. */
  timeZone: string
}

/**
 * When a term ends (Civil Code 201 and 203): its first day does not count, its last day runs to midnight, and a last
 * day of rest moves to the next working day, make-up working days included. `closesAt` is the first instant of the day
 * after, with its offset: 00:00, or 01:00 where the clocks skip midnight.
 *
 * A day that matters and lies outside of the calendar is refused with `calendar-unknown`, never guessed. `further`
 * are years that an admin has added; they come before ours.
 */
export function due(term: Term, further: Calendar = {}): Answer<{ closesAt: string }> {
  const calendar = { ...chinaCalendar, ...further }
  const first = Temporal.Instant.from(term.from).toZonedDateTimeISO(term.timeZone).toPlainDate()
  const last =
    term.unit === 'day' ? lastDay(first, term.days, calendar) : lastWorkday(first, term.days, calendar)
  if (!last) return refuse('calendar-unknown', calendarSpan(calendar))
  const next = last.add({ days: 1 }).toZonedDateTime(term.timeZone)
  return { ok: true, value: { closesAt: next.toString({ timeZoneName: 'never' }) } }
}

/** Natural days; the last one moves off days of rest. */
function lastDay(
  first: Temporal.PlainDate,
  days: number,
  calendar: Calendar,
): Temporal.PlainDate | undefined {
  const end = Temporal.PlainDate.from({ year: calendarSpan(calendar).lastYear, month: 12, day: 31 })
  // More days than are left in the calendar, perhaps more than a date can hold.
  if (days > first.until(end, { largestUnit: 'day' }).days) return undefined
  const last = first.add({ days })
  switch (isWorkday(calendar, last)) {
    case undefined:
      return undefined
    case true:
      return last
    case false:
      return nextWorkday(last, calendar)
  }
}

/** So many working days after the first day. The calendar ends long before a great number of them is counted. */
function lastWorkday(
  first: Temporal.PlainDate,
  days: number,
  calendar: Calendar,
): Temporal.PlainDate | undefined {
  let last: Temporal.PlainDate | undefined = first
  for (let counted = 0; counted < days && last; counted++) last = nextWorkday(last, calendar)
  return last
}

function nextWorkday(after: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | undefined {
  const day = after.add({ days: 1 })
  const works = isWorkday(calendar, day)
  if (works === undefined) return undefined
  return works ? day : nextWorkday(day, calendar)
}
