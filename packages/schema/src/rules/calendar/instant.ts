import { Temporal } from 'temporal-polyfill'

/** A date that exists, a time, and an offset: without the offset nobody knows which instant is meant. */
const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** Whether a text names an instant: an ISO 8601 date and time that carries its offset. */
export function isInstant(text: string): boolean {
  return written.test(text) && understood(() => Temporal.Instant.from(text))
}

/** Letters, digits and slashes, as in `Asia/Shanghai` and `Etc/GMT+8`; an offset alone is no time zone. */
const named = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/

/** Whether a text is the name of a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  return (
    named.test(text) && understood(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text))
  )
}

function understood(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
