import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Crockford's alphabet: no I, L, O or U, so that nothing read aloud or copied by hand is taken for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 10
const DOMAIN = /* @__PURE__ */ utf8ToBytes('yishi-receipt-code/v1\n')

/**
 * The short code of a promised leaf, which a voter can copy by hand: 50 bits of the hash over leaf and nonce, as in
 * `K7QM-4XWD-2P`. It finds the ballot again; what proves anything is the receipt behind it.
 */
export function receiptCode(leaf: Uint8Array, nonce: Uint8Array): string {
  const hash = sha256(concatBytes(DOMAIN, leaf, nonce))
  let bits = new DataView(hash.buffer, hash.byteOffset).getBigUint64(0) >> 14n
  let code = ''
  for (let i = 0; i < CODE_LENGTH; i++) {
    code = ALPHABET[Number(bits & 31n)]! + code
    bits >>= 5n
  }
  return grouped(code)
}

/**
 * The code that somebody meant by what they typed: blanks, dashes and case do not matter, O is 0, I and L are 1.
 * `undefined` where it cannot be a code.
 */
export function readReceiptCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== CODE_LENGTH || [...code].some((char) => !ALPHABET.includes(char))) return undefined
  return grouped(code)
}

const grouped = (code: string): string => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
