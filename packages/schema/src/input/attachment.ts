import { z } from 'zod'
import { optionalText, text, zoneId } from './text.ts'

/**
 * 上传: a picture or a PDF as the shell has processed it. Bytes cannot come in as JSON: the upload route alone makes this
 * input, from what it has looked into and encoded anew.
 */
export const attachInput = z.strictObject({
  zone: zoneId,
  mime: z.enum(['image/webp', 'application/pdf']),
  name: text(120),
  /** What a picture shows, for those who do not see it. */
  alt: optionalText(200).default(''),
  width: z.int().positive().max(100_000).nullable(),
  height: z.int().positive().max(100_000).nullable(),
  bytes: z.instanceof(Uint8Array),
  /** Consent papers and whatever is not published are for staff. */
  visibility: z.enum(['public', 'staff']),
})
