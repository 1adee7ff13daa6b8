/** Crockford's alphabet: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The number of an elector's paper in a poll, as printed and as its QR code says it: `E000012-7K`. The two characters at its end hold
 * poll and elector together, so that a paper of another vote, or a slip of the finger, is found by whoever scans it. Nothing secret.
 *
 * @example sheetCode('p-7', 'e000012')
 */
export function sheetCode(poll: string, elector: string): string {
  return `${elector.toUpperCase()}-${checkOf(poll, elector)}`
}

/**
 * Whose paper was scanned or typed: blanks, dashes, case and full width do not matter. A bare number is taken for an elector's, for whoever
 * types it and looks at the door that it names. `strange` is the number of another poll, or a misreading; null cannot be a number at all.
 *
 * @example electorOfSheetCode('p-7', 'E000012-7K')
 */
export function electorOfSheetCode(poll: string, typed: string): string | 'strange' | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  if (/^\d{1,6}$/.test(text)) return `e${text.padStart(6, '0')}`
  const [, elector, check] = /^(E\d{6,9})([0-9A-Z]{2})$/.exec(text) ?? []
  if (!elector || !check) return null
  const id = elector.toLowerCase()
  return checkOf(poll, id) === check.replace(/O/g, '0').replace(/[IL]/g, '1') ? id : 'strange'
}

/** Ten bits of FNV-1a. */
function checkOf(poll: string, elector: string): string {
  let hash = 0x811c9dc5
  for (const char of `${poll}/${elector}`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0
  const bits = (hash ^ (hash >>> 10) ^ (hash >>> 20)) & 1023
  return `${alphabet[bits >> 5]}${alphabet[bits & 31]}`
}
