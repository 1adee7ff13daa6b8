import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id: 16 letters and digits (80 bits), without those that are taken for each other. */
export function makeId(): string {
  const bytes = randomBytes(16)
  let id = ''
  for (const byte of bytes) id += alphabet[byte & 31]
  return id
}
