import { type Answer, refuse } from '@yishi/schema/words'
import sharp from 'sharp'

/** What is stored of an upload. Width and height are null for a PDF. */
export interface Processed {
  mime: 'image/webp' | 'application/pdf'
  bytes: Buffer
  width: number | null
  height: number | null
}

/** Bytes of an upload, before anything looks into it. */
export const mostBytes = 20 * 1024 * 1024

/** A picture's pixels, before it is decoded: what a good telephone takes, not what a bomb claims. */
export const mostPixels = 64_000_000

/** The longer side of what is stored. */
export const longestSide = 2560

/**
 * Make of an upload what may be stored. A picture is turned upright and encoded anew as WebP, so that neither its place nor its
 * camera (EXIF), nor anything hidden behind its last pixel, stays; a PDF is kept as it is and only ever served as a download.
 * What it is says its content, never its name: `not-an-image-or-pdf` for everything else, `too-large` past the limits.
 */
export async function processAttachment(bytes: Uint8Array): Promise<Answer<Processed>> {
  if (bytes.byteLength > mostBytes) return refuse('too-large', { most: mostBytes })
  switch (kindOf(bytes)) {
    case 'pdf':
      return {
        ok: true,
        value: { mime: 'application/pdf', bytes: Buffer.from(bytes), width: null, height: null },
      }
    case 'picture':
      return processPicture(bytes)
    case null:
      return refuse('not-an-image-or-pdf')
  }
}

async function processPicture(bytes: Uint8Array): Promise<Answer<Processed>> {
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    // The header alone: nothing is decoded before its size is known.
    const { width, height } = await picture.metadata()
    if (width * height > mostPixels) return refuse('too-large', { most: mostPixels })
    const { data, info } = await picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, value: { mime: 'image/webp', bytes: data, width: info.width, height: info.height } }
  } catch {
    // Whatever the decoder holds against it: it is no picture that can be shown.
    return refuse('not-an-image-or-pdf')
  }
}

/**
 * JPEG, PNG and WebP by their first bytes; nothing else reaches the decoder (SVG would fetch, TIFF is a zoo, HEIC no free
 * decoder reads: a telephone that is asked for JPEG sends that).
 */
function kindOf(bytes: Uint8Array): 'picture' | 'pdf' | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('%PDF-')) return 'pdf'
  const picture =
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
  return picture ? 'picture' : null
}
