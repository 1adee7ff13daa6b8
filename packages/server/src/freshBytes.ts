import { randomFillSync } from 'node:crypto'

/** Random bytes are asked for by the page: one call costs about as much as a hundred salts. */
const page = { bytes: Buffer.alloc(32 * 128), at: 32 * 128 }

/** Random bytes that nobody else was given and that are kept nowhere else; at most a page of 4,096. */
export function freshBytes(length: number): Buffer {
  const { bytes } = page
  if (page.at + length > bytes.length) {
    randomFillSync(bytes)
    page.at = 0
  }
  const fresh = Buffer.from(bytes.subarray(page.at, page.at + length))
  bytes.fill(0, page.at, page.at + length)
  page.at += length
  return fresh
}
