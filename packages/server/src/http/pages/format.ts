/** The languages of the pages. */
export type Lang = 'zh' | 'en'

/** How dates are written for a reader: by language and in the community's time zone. */
export interface Format {
  /** 2026年4月8日 */
  day(iso: string): string
  /** The last day of a period, given the first instant after it. */
  lastDay(iso: string): string
  /** 2026年4月8日 10:30, 24 hours. */
  minute(iso: string): string
  /** The same for the end of a period: midnight is 24:00 of the day that ends. */
  end(iso: string): string
}

/** How dates are written. */
export function formatIn(lang: Lang, timeZone: string): Format {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const days = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'long', day: 'numeric' })
  const times = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const day = (iso: string) => days.format(new Date(iso))
  const lastDay = (iso: string) => days.format(new Date(Date.parse(iso) - 1))
  const time = (iso: string) => times.format(new Date(iso))
  const minute = (iso: string) => `${day(iso)} ${time(iso)}`
  return {
    day,
    lastDay,
    minute,
    end: (iso) => (time(iso) === '00:00' ? `${lastDay(iso)} 24:00` : minute(iso)),
  }
}

/** One exact decimal as a share of another, rounded down: no page claims more than the count. A share of nothing is a dash. */
export function share(part: string, whole: string): string {
  const [a, b] = [exact(part), exact(whole)]
  if (b === 0n) return '–'
  const tenths = (a * 1000n) / b
  return `${tenths / 10n}.${tenths % 10n}%`
}

/** Digits in groups of three. */
export function grouped(decimal: string): string {
  const [units = '', rest] = decimal.split('.')
  const groups = units.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? groups : `${groups}.${rest}`
}

/** In hundredths. */
function exact(decimal: string): bigint {
  const [units = '0', rest = ''] = decimal.split('.')
  return BigInt(units) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2))
}
