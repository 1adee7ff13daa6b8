/** Where a community's days begin and end. */
const timeZone = 'Asia/Shanghai'
const minute = 60_000

const locale = (lang: string): string => (lang.startsWith('zh') ? 'zh-CN' : 'en-GB')

function format(iso: string, lang: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(lang), { timeZone, ...parts }).format(new Date(iso))
}

/** The same instant, or the last minute of the day that it ends: a period to 00:00 of the 15th runs to the 14th. */
const endOf = (iso: string): string => new Date(Date.parse(iso) - minute).toISOString()

/** 2026年4月7日 · 7 April 2026 */
export function formatDate(iso: string, lang: string): string {
  return format(iso, lang, { dateStyle: 'long' })
}

/** 4月7日 · 7 April */
export function formatDay(iso: string, lang: string): string {
  return format(iso, lang, { month: 'long', day: 'numeric' })
}

/** 4月7日, where a period that ends at midnight ends on the day before. */
export function formatLastDay(iso: string, lang: string): string {
  return formatDay(endOf(iso), lang)
}

/** 2026年4月14日, likewise. */
export function formatLastDate(iso: string, lang: string): string {
  return formatDate(endOf(iso), lang)
}

/** 19:00 */
export function formatTime(iso: string): string {
  return format(iso, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
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

/** 1,204 */
export function formatCount(count: number | string | bigint): string {
  return String(count).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
}

/** "22587.29" → 22,587.29 ㎡ */
export function formatArea(area: string): string {
  return `${formatCount(area)} ㎡`
}

/** Fen → 1,234.50 元 · ¥1,234.50; whole yuan without places. */
export function formatMoney(fen: number, lang: string): string {
  const rest = fen % 100
  const amount = formatCount((fen - rest) / 100) + (rest ? `.${String(rest).padStart(2, '0')}` : '')
  return lang.startsWith('zh') ? `${amount}元` : `¥${amount}`
}

/**
 * The share of two exact decimals ("16058.30" of "22587.29") as "71.0%", rounded down: no picture claims more than the
 * count. A base of zero has no share.
 */
export function formatShare(part: string, whole: string): string {
  const tenths = perMille(part, whole)
  return tenths === null ? '–' : `${tenths / 10n}.${tenths % 10n}%`
}

/** The share in whole per mille, rounded down. */
export function perMille(part: string, whole: string): bigint | null {
  const places = Math.max(placesOf(part), placesOf(whole))
  const base = scaled(whole, places)
  return base === 0n ? null : (scaled(part, places) * 1000n) / base
}

const placesOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
