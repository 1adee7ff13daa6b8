import { utf8ToBytes } from '@noble/hashes/utils.js'
import { MAX_ENTRY_BYTES } from './bundle.ts'
import { fromUtf8 } from './bytes.ts'
import { canonicalJson, type Plain, parseCanonicalJson } from './canonicalJson.ts'

/** What is said in the open about an act: codes, counts, dates, hashes; never a name. */
export type OpenFacts = { readonly [fact: string]: Plain | undefined }

/**
 * One leaf of the log: who holds the log, which act, when (RFC 3339), where and in which matter, what is public of it,
 * and a commitment (Base64 of 32 bytes) for each thing that is not.
 */
export type Entry = {
  readonly v: 1
  readonly tenant: string
  readonly act: string
  readonly at: string
  readonly zone?: string
  readonly matter?: string
  readonly open: OpenFacts
  readonly sealed: { readonly [field: string]: string }
}

const texts = ['tenant', 'act', 'at'] as const
const optionalTexts = ['zone', 'matter'] as const
const keys: ReadonlySet<string> = new Set(['v', ...texts, ...optionalTexts, 'open', 'sealed'])

/**
 * The bytes of the leaf: the entry's canonical JSON in UTF-8. Throws a `TypeError` for an entry that could not be read
 * back, and a `RangeError` above 65,535 bytes (long texts go into rows, their hashes into the entry).
 */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8ToBytes(canonicalJson(entry))
  if (!isEntry(entry)) throw new TypeError('this is not an entry of the log')
  if (bytes.length > MAX_ENTRY_BYTES) throw new RangeError(`an entry of ${bytes.length} bytes does not fit`)
  return bytes
}

/** The entry of a leaf's bytes, or `undefined` where they are not exactly what {@link encodeEntry} writes. */
export function decodeEntry(bytes: Uint8Array): Entry | undefined {
  const text = fromUtf8(bytes)
  const value = text === undefined ? undefined : parseCanonicalJson(text)
  return isEntry(value) ? value : undefined
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || value.v !== 1) return false
  for (const key of Object.keys(value)) if (!keys.has(key)) return false
  for (const key of texts) if (typeof value[key] !== 'string' || value[key] === '') return false
  for (const key of optionalTexts)
    if (value[key] !== undefined && typeof value[key] !== 'string') return false
  if (!isRecord(value.open) || !isRecord(value.sealed)) return false
  for (const key of Object.keys(value.sealed)) if (!isCommitment(value.sealed[key])) return false
  return true
}

/**
 * 32 bytes in Base64: the last character holds four bits of them, and nothing in the other two. Four of these stand in every entry, and a
 * regular expression takes three times as long.
 */
function isCommitment(text: unknown): boolean {
  if (typeof text !== 'string' || text.length !== 44 || text.charCodeAt(43) !== PADDING) return false
  for (let i = 0; i < 42; i++) if (sixBits[text.charCodeAt(i)] === undefined) return false
  return (sixBits[text.charCodeAt(42)] ?? 1) % 4 === 0
}

const PADDING = 0x3d

/** What a character of Base64 stands for, by its code. */
const sixBits: readonly (number | undefined)[] = /* @__PURE__ */ (() => {
  const bits: number[] = []
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let i = 0; i < digits.length; i++) bits[digits.charCodeAt(i)] = i
  return bits
})()

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
