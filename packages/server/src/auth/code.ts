import { createHash } from 'node:crypto'
import { derive } from './secret.ts'

/** Crockford's alphabet: no I, L, O or U, so that nothing copied by hand is taken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 75 bits, and a character that tells a slip of the pen before a try is counted. */
const dataLength = 15

/**
 * The single-use code of a letter, as in `K7QM-4XWD-2PNB-83TC`. It is derived from the house's secret whenever the letter is
 * printed, so that no table holds it.
 */
export function codeOfLetter(tenant: string, letter: string): string {
  let bits = derive('letter', tenant, letter).readBigUInt64BE(0) << 16n
  bits |= BigInt(derive('letter', tenant, letter).readUInt16BE(8))
  let code = ''
  for (let i = 0; i < dataLength; i++) {
    code += alphabet[Number(bits & 31n)]
    bits >>= 5n
  }
  return (code + checkOf(code)).match(/.{4}/g)!.join('-')
}

/** What is kept of a code: its hash, by which a scanned code finds its letter. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(`yishi-letter ${code}`).digest('hex')
}

/**
 * The code that somebody meant: blanks, dashes and case do not matter, O is 0, I and L are 1. Null where it cannot be a
 * code at all.
 */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== dataLength + 1 || [...code].some((char) => !alphabet.includes(char))) return null
  if (code.at(-1) !== checkOf(code.slice(0, -1))) return null
  return code.match(/.{4}/g)!.join('-')
}

/** Weighted by place and taken modulo a prime: two characters exchanged show, and so does one that is wrong. */
function checkOf(code: string): string {
  let sum = 0
  for (const [i, char] of [...code].entries()) sum += (i + 1) * alphabet.indexOf(char)
  return alphabet[sum % 31]!
}
