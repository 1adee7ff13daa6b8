const written = /^\d+(\.\d{1,2})?$/

/**
 * Read a floor area in square metres, `58.37`, as hundredths of a square metre. Undefined where it is not
 * digits with at most two places: no sign, no exponent, no thousands separator.
 */
export function parseArea(text: string): bigint | undefined {
  if (!written.test(text)) return undefined
  const [metres = '', places = ''] = text.split('.')
  return BigInt(metres + places.padEnd(2, '0'))
}

/** Write hundredths of a square metre with two places: `5837n` is `58.37`. */
export function formatArea(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
