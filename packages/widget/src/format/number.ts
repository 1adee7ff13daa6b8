/** 1,204 */
export function formatCount(count: number | string | bigint): string {
  return String(count).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
}

/** "22587.29" → 22,587.29 ㎡ */
export function formatArea(area: string): string {
  return `${formatCount(area)} ㎡`
}

/** Fen → 1,234.50元 · ¥1,234.50; whole yuan without places. */
export function formatMoney(fen: number, lang: string): string {
  const rest = fen % 100
  const amount = formatCount((fen - rest) / 100) + (rest ? `.${String(rest).padStart(2, '0')}` : '')
  return lang.startsWith('zh') ? `${amount}元` : `¥${amount}`
}

/**
 * The share of one exact decimal in another ("16058.30" of "22587.29") as "71.0%", rounded down: no picture claims more than
 * the count. A base of zero has no share.
 */
export function formatShare(part: string, whole: string): string {
  const share = perMille(part, whole)
  return share === null ? '–' : `${share / 10n}.${share % 10n}%`
}

/** That share in whole per mille, rounded down; null of a base of zero. */
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
