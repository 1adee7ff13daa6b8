import type { ConditionView } from '@yishi/schema/words'

/** What a condition asks of its part, and how much is missing, exactly, in its own unit ("213", "15058.20"). */
export interface Needed {
  needed: string
  missing: string
}

/** Works in whole heads or hundredths of a square metre: the least that fulfils the comparison, by cross-multiplying. */
export function neededFor(
  condition: Pick<ConditionView, 'measure' | 'part' | 'whole' | 'comparison' | 'threshold'>,
): Needed {
  const places = condition.measure === 'area' ? 2 : 0
  const [above = '0', below = '1'] = condition.threshold.split('/')
  const product = toUnits(condition.whole, places) * BigInt(above)
  const divisor = BigInt(below)
  const least = condition.comparison === '>' ? product / divisor + 1n : (product + divisor - 1n) / divisor
  const short = least - toUnits(condition.part, places)
  return { needed: toDecimal(least, places), missing: toDecimal(short > 0n ? short : 0n, places) }
}

function toUnits(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

function toDecimal(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, '0')
  return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
}
