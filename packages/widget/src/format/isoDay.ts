import { formatParts } from './day.ts'

/** The day of an instant in the community as a date field takes it: 2026-04-07. */
export function isoDay(iso: string): string {
  const day = formatParts(iso, 'en', { year: 'numeric', month: '2-digit', day: '2-digit' })
  return day.split('/').reverse().join('-')
}
