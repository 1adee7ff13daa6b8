import { foldLine } from './foldLine.ts'

/** A date of a zone: a day as a whole (`2026-04-14`), or an instant. */
export interface CalendarDate {
  /** Unique, and the same each time. */
  uid: string
  at: { day: string } | { instant: Date }
  title: string
  place: string
  href: string
  /** When it was made known. */
  stamp: Date
  /** How often it was changed since it was made known first; whoever follows the calendar takes the latest. */
  sequence?: number
  /** It does not take place. */
  cancelled?: boolean
}

/** The text of a calendar (RFC 5545): lines of at most 75 octets, ended by CRLF. */
export function makeCalendar(name: string, dates: readonly CalendarDate[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//yishi//dates//ZH',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...dates.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map(foldLine).join('')
}

function eventLines({ uid, at, title, place, href, stamp, sequence = 0, cancelled }: CalendarDate): string[] {
  const start =
    'day' in at ? `DTSTART;VALUE=DATE:${at.day.replaceAll('-', '')}` : `DTSTART:${utc(at.instant)}`
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    start,
    `SUMMARY:${escapeText(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escapeText(place)}`]),
    `URL:${href}`,
    ...(sequence > 0 ? [`SEQUENCE:${sequence}`] : []),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** 20260415T100000Z */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Texts of people may hold what the format gives a meaning to; a line of theirs must not become a line of the calendar. */
const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n')
