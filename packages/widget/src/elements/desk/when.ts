import { formatParts } from '../../format/day.ts'

/** An instant as a field for day and time takes it, in the community's time zone: 2026-04-07T19:00. */
export function toField(iso: string): string {
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute') =>
    formatParts(iso, 'en', { [name]: name === 'year' ? 'numeric' : '2-digit', hourCycle: 'h23' }).padStart(
      2,
      '0',
    )
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The instant that such a field names (UTC+8, without summer time); empty where it names none. */
export function fromField(value: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value}:00+08:00` : ''
}

/** The day that lies so many days after the one of an instant, as its first instant. */
export function daysAfter(iso: string, days: number): string {
  const [year = 0, month = 1, day = 1] = toField(iso).slice(0, 10).split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return `${date.toISOString().slice(0, 10)}T00:00:00+08:00`
}

/** Whether that day is a Saturday or Sunday. Days of rest beyond those are known to the server alone. */
export function isWeekend(iso: string): boolean {
  const day = new Date(`${toField(iso).slice(0, 10)}T00:00:00Z`).getUTCDay()
  return day === 0 || day === 6
}
