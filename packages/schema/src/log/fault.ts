/**
 * Everything that a check of the log can find wrong. Codes cross the wire and stand in exit answers;
 * the words for them live in the locales.
 */
export const logFaults = [
  'key-missing',
  'key-malformed',
  'note-malformed',
  'signature-missing',
  'signature-wrong',
  'checkpoint-missing',
  'checkpoint-malformed',
  'origin-differs',
  'entries-missing',
  'bundle-malformed',
  'entry-malformed',
  'tenant-differs',
  'tile-missing',
  'tile-differs',
  'leaf-differs',
  'root-differs',
  'rolled-back',
  'history-differs',
  'proof-malformed',
  'proof-wrong',
  'receipt-malformed',
  'promise-malformed',
  'openings-malformed',
  'opening-wrong',
] as const

/** One of {@link logFaults}. */
export type LogFault = (typeof logFaults)[number]

/** The outcome of a check whose "no" is expected: the value, or the code of what is wrong. */
export type Checked<T> = { ok: true; value: T } | { ok: false; code: LogFault }

/** Wraps what a check found right. */
export const right = <T>(value: T): Checked<T> => ({ ok: true, value })

/** Wraps the code of what a check found wrong. */
export const wrong = (code: LogFault): { ok: false; code: LogFault } => ({ ok: false, code })
