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
  const isReady = isInOrder(value)
  const sorted = isReady ? value : inOrder(value)
  if (isReady || isInOrder(sorted)) {
    const text = JSON.stringify(sorted)
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
    const length = text.includes('\\') || surrogates.test(text) ? Number.NaN : lengthOf(value)
    const isCanonical = Number.isNaN(length) ? canonicalJson(value) === text : length === text.length
    return isCanonical ? value : undefined
  } catch {
    return undefined
  }
}

const surrogates = /[\ud800-\udfff]/

/**
 * How long the canonical text is of a value that was read from a text without escapes; NaN where only writing it tells. There, all that JSON
 * allows beside the canonical text is longer: a blank, a key that comes twice, `1.0` or `1e1`. So a text of this length is the canonical
 * one, and nothing has to be written. Not so of numbers from 100 on (`1e2`), nor of keys out of order or with a digit first, which an object sorts by itself.
 */
function lengthOf(value: Plain): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value === 'number')
    return Number.isInteger(value) && value > -100 && value < 100 ? `${value}`.length : Number.NaN
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4
  let length = 1
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) length += lengthOf(value[i]) + 1
    return Math.max(length, 2)
  }
  const plain = value as { readonly [key: string]: Plain }
  let before = ''
  for (const key of Object.keys(plain)) {
    if ((length > 1 && before >= key) || isDigit(key.charCodeAt(0))) return Number.NaN
    length += key.length + 4 + lengthOf(plain[key]!)
    before = key
  }
  return Math.max(length, 2)
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

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

/**
 * A copy with its keys sorted, and without those whose value is `undefined`. What has no canonical text, or a key that cannot be copied,
 * stays as it is: {@link isInOrder} finds it, and the long way tells what is wrong.
 */
function inOrder(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isPlainObject(value)) return value as Plain
  const copy: { [key: string]: Plain } = {}
  // Without a comparison of one's own, texts are sorted by their code units.
  for (const key of Object.keys(value).sort()) {
    if (key === '__proto__') return value
    const one = value[key]
    if (one !== undefined) copy[key] = inOrder(one)
  }
  return copy
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
