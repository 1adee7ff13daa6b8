import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { longestSide, mostBytes, mostPixels, processAttachment } from './processAttachment.ts'

describe('processAttachment', () => {
  it('refuses what is neither picture nor PDF, whatever it is called', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      Buffer.from('<html><script>alert(1)</script></html>'),
      Buffer.from(`GIF89a${'\0'.repeat(40)}`),
      Buffer.from(`II*\0${'\0'.repeat(40)}`),
    ])
      expect(await processAttachment(bytes)).toMatchObject({ refusal: { code: 'not-an-image-or-pdf' } })
  })

  it('refuses a picture that ends in the middle or only begins like one', async () => {
    const whole = await plain(800, 600).jpeg().toBuffer()
    expect(await processAttachment(whole.subarray(0, whole.length / 2))).toMatchObject({ ok: false })
    expect(await processAttachment(Buffer.from('\xff\xd8\xffnothing', 'latin1'))).toMatchObject({ ok: false })
    expect(await processAttachment(Buffer.from('RIFF\0\0\0\0WEBPnothing', 'latin1'))).toMatchObject({
      ok: false,
    })
  })

  it('refuses too many bytes without looking into them', async () => {
    const bytes = Buffer.alloc(mostBytes + 1)
    bytes.write('%PDF-1.7')
    expect(await processAttachment(bytes)).toEqual({
      ok: false,
      refusal: { code: 'too-large', params: { most: mostBytes } },
    })
  })

  it('refuses a small file that claims a huge picture, before it is decoded', async () => {
    const before = performance.now()
    expect(await processAttachment(bomb(60_000, 60_000))).toEqual({
      ok: false,
      refusal: { code: 'too-large', params: { most: mostPixels } },
    })
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('takes place and camera out of a photo and turns it upright', async () => {
    const photo = await plain(300, 200)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Camera of somebody' },
        IFD3: { GPSLatitude: '35/1 14/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const answer = await processAttachment(photo)
    if (!answer.ok) throw new Error(answer.refusal.code)
    expect(answer.value).toMatchObject({ mime: 'image/webp', width: 200, height: 300 })
    const stored = await sharp(answer.value.bytes).metadata()
    expect(stored).toMatchObject({ format: 'webp', width: 200, height: 300 })
    expect([stored.exif, stored.xmp, stored.iptc, stored.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(answer.value.bytes.toString('latin1')).not.toContain('somebody')
  })

  it('leaves nothing of what was hidden behind the last pixel', async () => {
    const polyglot = Buffer.concat([await plain(20, 20).png().toBuffer(), Buffer.from('<script>x</script>')])
    const answer = await processAttachment(polyglot)
    expect(answer.ok && answer.value.bytes.includes('<script>')).toBe(false)
  })

  it('makes a picture no larger than is shown, and never larger than it was', async () => {
    const wide = await processAttachment(await plain(4000, 1000).jpeg().toBuffer())
    expect(wide).toMatchObject({ value: { width: longestSide, height: 640 } })
    const small = await processAttachment(await plain(40, 30).webp().toBuffer())
    expect(small).toMatchObject({ value: { width: 40, height: 30 } })
  })

  it('makes the same bytes of the same upload, so that sending twice is seen as once', async () => {
    const photo = await plain(640, 480).png().toBuffer()
    expect(await processAttachment(photo)).toEqual(await processAttachment(photo))
  })

  it('keeps a PDF as it is', async () => {
    const bytes = Buffer.from('%PDF-1.7\n%%EOF')
    expect(await processAttachment(bytes)).toEqual({
      ok: true,
      value: { mime: 'application/pdf', bytes, width: null, height: null },
    })
  })
})

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r: 120, g: 130, b: 90 } } })
}

/** A PNG's header alone, with an honest checksum. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(17)
  header.write('IHDR')
  header.writeUInt32BE(width, 4)
  header.writeUInt32BE(height, 8)
  header.set([8, 2, 0, 0, 0], 12)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(13)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(header))
  const data = chunk('IDAT', Buffer.alloc(10))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), length, header, sum, data])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
