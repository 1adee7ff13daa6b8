import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'

/** A picture of one colour, as a camera would hand it to a file field. */
export function pngOf(width: number, height: number, [red, green, blue]: readonly number[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a channel, red, green and blue, no interlacing.
  head.set([8, 2, 0, 0, 0], 8)
  const row = [0, ...Array.from({ length: width }, () => [red!, green!, blue!]).flat()]
  const rows = Buffer.from(Array.from({ length: height }, () => row).flat())
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
