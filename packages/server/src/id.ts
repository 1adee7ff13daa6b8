import { freshBytes } from './freshBytes.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id: 16 letters and digits (80 bits), without those that are taken for each other. */
export function makeId(): string {
  let id = ''
  for (const byte of freshBytes(16)) id += alphabet[byte & 31]
  return id
}
