import { Temporal } from 'temporal-polyfill'

/** The first instant of an ISO date in a time zone: 00:00, or 01:00 where the clocks skip midnight. */
export function startOfDay(date: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)
}

/** The first instant of the day after the one that an instant lies in. */
export function startOfNextDay(at: Date, timeZone: string): Date {
  return startOfDay(localDate(at, timeZone).add({ days: 1 }).toString(), timeZone)
}

/** The date that people in a time zone write at an instant, as `2026-04-07`. */
export function localDay(at: Date, timeZone: string): string {
  return localDate(at, timeZone).toString()
}

/** The year that people in a time zone write at an instant. */
export function localYear(at: Date, timeZone: string): number {
  return localDate(at, timeZone).year
}

/** Days between two instants, by their dates: from the first instant of a day to that of the next is 1. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  return localDate(from, timeZone).until(localDate(to, timeZone), { largestUnit: 'day' }).days
}

function localDate(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
}
