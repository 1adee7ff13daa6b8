import { inflateRawSync } from 'node:zlib'

/** What a zip file is not, or is too much of. */
export class ZipFault extends Error {
  override name = 'ZipFault'
  readonly code: 'not-a-sheet' | 'too-large'
  constructor(code: ZipFault['code']) {
    super(code)
    this.code = code
  }
}

const endMark = 0x06054b50
const fileMark = 0x02014b50

/**
 * Read files out of a zip, `most` bytes at most altogether once unpacked: what the file says of its own sizes is not believed, so
 * that a small file never grows into a large one. Throws a {@link ZipFault}.
 */
export function unzip(bytes: Uint8Array, most: number): (name: string) => Buffer | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places = readDirectory(zip)
  let left = most
  return (name) => {
    const place = places.get(name)
    if (!place) return undefined
    const unpacked = unpack(zip, place, left)
    left -= unpacked.length
    return unpacked
  }
}

interface Place {
  /** 0: as it is. 8: deflated. */
  method: number
  size: number
  at: number
}

/** The directory stands at the end; files that are not in it do not exist. */
function readDirectory(zip: Buffer): Map<string, Place> {
  const end = zip.lastIndexOf(le32(endMark))
  if (end < 0 || end + 22 > zip.length) throw new ZipFault('not-a-sheet')
  const places = new Map<string, Place>()
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== fileMark) throw new ZipFault('not-a-sheet')
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    places.set(name, {
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return places
}

function unpack(zip: Buffer, { method, size, at }: Place, most: number): Buffer {
  if (at + 30 > zip.length) throw new ZipFault('not-a-sheet')
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const packed = zip.subarray(from, from + size)
  if (method === 0 && packed.length > most) throw new ZipFault('too-large')
  if (method === 0) return packed
  if (method !== 8 || most < 1) throw new ZipFault(method === 8 ? 'too-large' : 'not-a-sheet')
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    throw new ZipFault(
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-a-sheet',
    )
  }
}

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
