import { z } from 'zod'

/**
 * A text that people wrote: NFC, trimmed, at most `most` characters, without control characters but tab and newline, and
 * without halves of surrogate pairs (nothing canonical could be made of them). At least one character.
 */
export const text = (most: number) => optionalText(most).pipe(z.string().min(1))

/** The same, which may be left empty. */
export const optionalText = (most: number) =>
  z
    .string()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u)
    .transform((value) => value.normalize('NFC').trim())

/** A zone's address. */
export const zoneId = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/)

/** The id of anything that the server made. */
export const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9-]+$/)

/** The years that a record may speak of: no database and no calendar stumbles over them. */
const years = /^(19|20|21)\d\d-/

/** An instant with its offset, RFC 3339. */
export const instant = z.iso
  .datetime({ offset: true })
  .regex(years)
  .transform((value) => new Date(value).toISOString())

/** A day, as `2026-04-08`. */
export const day = z.iso.date().regex(years)

/** Pictures by their attachment ids, at most nine. */
export const photos = z.array(id).max(9)
