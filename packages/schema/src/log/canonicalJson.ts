/** What can be written canonically: no fractions, no `undefined`, nothing but plain objects and arrays. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined }

/**
 * The one text of a value (RFC 8785, less fractions): keys sorted by UTF-16 code units, no blanks, integers within
 * ±(2^53 − 1). Keys whose value is `undefined` are left out. Throws a `TypeError` for whatever would not come back the
 * same everywhere: fractions, larger numbers, halves of surrogate pairs, dates, maps, bytes.
 *
 * @example canonicalJson({ b: 1, a: ['x'] }) // '{"a":["x"],"b":1}'
 */
export function canonicalJson(value: Plain): string {
  if (isInOrder(value)) {
    const text = JSON.stringify(value)
    // A well-formed text holds this only where a backslash itself was escaped; then the long way tells.
    if (!text.includes('\\ud')) return text
  }
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') throw new TypeError(`${value} is not a whole number that every reader knows`)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isPlainObject(value)) throw new TypeError('only plain values have a canonical text')
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  return `{${keys
    .sort(byCodeUnits)
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key]!)}`)
    .join(',')}}`
}

/** The value of a canonical text, or `undefined` where the text is not JSON or not the canonical one of its value. */
export function parseCanonicalJson(text: string): Plain | undefined {
  try {
    const value: Plain = JSON.parse(text)
    return canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether `JSON.stringify` writes a value as it is written here, halves of surrogate pairs aside: whole numbers alone, and keys that come
 * sorted. Whatever was read from a canonical text is so, and is written back many times faster than piece by piece.
 */
function isInOrder(value: Plain | undefined): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isInOrder(value[i])) return false
    return true
  }
  if (value === undefined || !isPlainObject(value)) return false
  let before: string | undefined
  for (const key of Object.keys(value)) {
    if ((before !== undefined && before >= key) || !isInOrder(value[key])) return false
    before = key
  }
  return true
}

/** `JSON.stringify` escapes what RFC 8785 escapes and nothing else, provided that the text is well-formed. */
function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('half of a surrogate pair has no bytes')
  return JSON.stringify(text)
}

function isPlainObject(value: unknown): value is { readonly [key: string]: Plain | undefined } {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
