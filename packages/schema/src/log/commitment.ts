import { fromBase64, toBase64 } from './bytes.ts'
import { canonicalJson, type Plain } from './canonicalJson.ts'
import { sha256Of } from './sha256Of.ts'

/** Bytes of a salt: as much as the hash, so that no table of likely values can be tried against a commitment. */
export const SALT_BYTES = 32

/** What opens a commitment: the salt (Base64) and the value. Whoever erases it erases the value. */
export type Opening = { readonly salt: string; readonly value: Plain }

const encoder = /* @__PURE__ */ new TextEncoder()

/** What stands before every salt: the domain behind its length, and the salt's own length. */
const HEAD = /* @__PURE__ */ (() => {
  const domain = encoder.encode('yishi-commitment/v1')
  return Uint8Array.of(...lengthOf(domain.length), ...domain, ...lengthOf(SALT_BYTES))
})()

/**
 * Commits to a value without showing it: SHA-256 over domain, salt and the value's canonical JSON, each behind its
 * length as big-endian uint32, so that no two inputs ever run together into the same bytes.
 * Throws a `RangeError` where the salt has not {@link SALT_BYTES} bytes, a `TypeError` for a value without canonical text.
 */
export function commit(salt: Uint8Array, value: Plain): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`)
  const text = encoder.encode(canonicalJson(value))
  return sha256Of(HEAD, salt, lengthOf(text.length), text)
}

/** The commitment as it stands in an entry: Base64. */
export const seal = (salt: Uint8Array, value: Plain): string => toBase64(commit(salt, value))

/** Whether the opening is that of the commitment (Base64, as it stands in the entry). */
export function opens(sealed: string, opening: Opening): boolean {
  const salt = fromBase64(opening.salt)
  return salt?.length === SALT_BYTES && seal(salt, opening.value) === sealed
}

/** Four bytes, the highest first. */
function lengthOf(length: number): Uint8Array {
  return Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length)
}
