import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './bytes.ts'

/** The type byte of a plain Ed25519 signature in C2SP signed-note. */
const ED25519 = 0x01

/** A verifier's key: whose it is, its short id and the 32 bytes of the Ed25519 public key. */
export type Vkey = { readonly name: string; readonly id: number; readonly publicKey: Uint8Array }

/**
 * The key of a name. Its id is the first four bytes of the hash over name, newline, type and key (C2SP signed-note).
 * Throws a `RangeError` where the name is empty or holds a space, a plus or a control character.
 */
export function vkeyOf(name: string, publicKey: Uint8Array): Vkey {
  if (!isKeyName(name)) throw new RangeError('a key name must not be empty nor hold spaces or plus signs')
  const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey))
  return { name, id: new DataView(hash.buffer, hash.byteOffset).getUint32(0), publicKey }
}

/** The line `name+id+key` under which a key is published, without a newline. */
export function formatVkey(key: Vkey): string {
  return `${key.name}+${hexId(key.id)}+${toBase64(concatBytes(Uint8Array.of(ED25519), key.publicKey))}`
}

/** The key of a line, or `undefined` where the line is malformed, of another type, or its id does not fit its key. */
export function parseVkey(line: string): Vkey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line)
  const bytes = fromBase64(match?.[3] ?? '')
  if (!match || !isKeyName(match[1]!) || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined
  const key = vkeyOf(match[1]!, bytes.slice(1))
  return hexId(key.id) === match[2] ? key : undefined
}

/** Whether a text may name a key in a signed note: not empty, no Unicode space, no plus, no control character. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}\p{Z}]+$/u.test(name)

const hexId = (id: number): string => id.toString(16).padStart(8, '0')
