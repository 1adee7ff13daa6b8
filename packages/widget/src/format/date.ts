import { formatDay, formatLastDay, formatParts, minuteBefore } from './day.ts'

/** 2026年4月7日 · 7 April 2026 */
export function formatDate(iso: string, lang: string): string {
  return formatParts(iso, lang, { dateStyle: 'long' })
}

/** 2026年4月14日, for a period that ends at midnight or before. */
export function formatLastDate(iso: string, lang: string): string {
  return formatDate(minuteBefore(iso), lang)
}

/** 19:00 */
export function formatTime(iso: string): string {
  return formatParts(iso, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** 4月3日19:00 · 3 April 19:00 */
export function formatInstant(iso: string, lang: string): string {
  return join(formatDay(iso, lang), formatTime(iso), lang)
}

/** 4月14日24:00, for an end at midnight; 4月14日18:00 for any other. */
export function formatEnd(iso: string, lang: string): string {
  const time = formatTime(iso)
  return time === '00:00'
    ? join(formatLastDay(iso, lang), '24:00', lang)
    : join(formatDay(iso, lang), time, lang)
}

const join = (day: string, time: string, lang: string): string =>
  lang.startsWith('zh') ? day + time : `${day} ${time}`
