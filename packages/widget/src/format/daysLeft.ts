import { formatParts, minuteBefore } from './day.ts'

/** Whole days left in a period, counting today; 0 once it is over. */
export function daysLeft(closesAt: string, now: string): number {
  if (Date.parse(closesAt) <= Date.parse(now)) return 0
  return dayNumber(minuteBefore(closesAt)) - dayNumber(now) + 1
}

/** Days of the community's calendar between two instants: 1 from yesterday to today. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The day of an instant in the community's time zone, counted from an arbitrary first day. */
function dayNumber(iso: string): number {
  const [day = '', month = '', year = ''] = formatParts(iso, 'en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).split('/')
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
}
