import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromUtf8 } from './bytes.ts'

/** A block of an archive, in bytes: headers take one, contents as many as they fill. */
const BLOCK = 512

/**
 * An archive of small files (POSIX ustar), as any `tar` unpacks it: names in ASCII of at most 100 characters, readable by all, from no day
 * and nobody, so that the same files are always the same bytes.
 */
export function writeTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let size = 2 * BLOCK
  for (const { length } of files.values()) size += BLOCK + filled(length)
  const tar = new Uint8Array(size)
  let at = 0
  for (const [name, bytes] of files) {
    tar.set(headerOf(name, bytes.length), at)
    tar.set(bytes, at + BLOCK)
    at += BLOCK + filled(bytes.length)
  }
  return tar
}

/** The files of an archive, as views of it; or `undefined` where it is cut off or none of {@link writeTar}'s kind. */
export function readTar(tar: Uint8Array): Map<string, Uint8Array> | undefined {
  const files = new Map<string, Uint8Array>()
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = fromUtf8(tar.subarray(at, at + BLOCK))
    if (header === undefined) return undefined
    if (header.charCodeAt(0) === 0) return files
    const length = Number.parseInt(header.slice(124, 136), 8)
    const from = at + BLOCK
    if (!header.startsWith('ustar', 257) || !(from + length <= tar.length)) return undefined
    files.set(header.slice(0, header.indexOf('\0')), tar.subarray(from, from + length))
    at = from + filled(length)
  }
  return undefined
}

const filled = (length: number): number => Math.ceil(length / BLOCK) * BLOCK

function headerOf(name: string, length: number): Uint8Array {
  if (name.length > 100) throw new RangeError(`${name} is too long a name`)
  const header = new Uint8Array(BLOCK)
  const put = (text: string, at: number) => header.set(utf8ToBytes(text), at)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  put(name, 0)
  put(octal(0o644, 7), 100)
  put(octal(0, 7), 108)
  put(octal(0, 7), 116)
  put(octal(length, 11), 124)
  put(octal(0, 11), 136)
  put('        0', 148)
  put('ustar\x0000', 257)
  put(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  )
  return header
}
