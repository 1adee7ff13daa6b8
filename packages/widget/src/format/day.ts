/** Where a community's days begin and end. */
const timeZone = 'Asia/Shanghai'

/** An instant in the words of a language. */
export function formatParts(iso: string, lang: string, parts: Intl.DateTimeFormatOptions): string {
  const locale = lang.startsWith('zh') ? 'zh-CN' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone, ...parts }).format(new Date(iso))
}

/** The minute before: a period to 00:00 of the 15th runs to the 14th. */
export function minuteBefore(iso: string): string {
  return new Date(Date.parse(iso) - 60_000).toISOString()
}

/** 4月7日 · 7 April */
export function formatDay(iso: string, lang: string): string {
  return formatParts(iso, lang, { month: 'long', day: 'numeric' })
}

/** 4月14日, for a period that ends at midnight or before. */
export function formatLastDay(iso: string, lang: string): string {
  return formatDay(minuteBefore(iso), lang)
}
