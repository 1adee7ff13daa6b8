import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, fromUtf8, toBase64 } from './bytes.ts'
import { canonicalJson, type Plain, parseCanonicalJson } from './canonicalJson.ts'
import type { Checkpoint } from './checkpoint.ts'
import { decodeEntry, type Entry } from './entry.ts'
import { type Checked, right, wrong } from './fault.ts'
import { hashLeaf } from './hash.ts'
import { areEntryOpenings, type EntryOpenings, wrongOpening } from './openings.ts'
import { NONCE_BYTES } from './promise.ts'
import { formatProof, type Proof, parseProof, verifyProof } from './proof.ts'
import { receiptCode } from './receiptCode.ts'
import type { Vkey } from './vkey.ts'

/**
 * What a voter carries away: the proof that an entry is in the log, the entry's bytes, the nonce of the promise, and the
 * openings that are the voter's own. Without the openings it shows that a ballot is in, not what it says.
 */
export type Receipt = Omit<Proof, 'extra'> & { entry: Uint8Array; nonce: Uint8Array; openings: EntryOpenings }

/** What a verified receipt shows. */
export type ReceiptFacts = {
  checkpoint: Checkpoint
  index: number
  entry: Entry
  openings: EntryOpenings
  code: string
}

/** The receipt as a C2SP tlog-proof, the voter's part as its extra data (canonical JSON). */
export function formatReceipt(receipt: Receipt): string {
  const { entry, nonce, openings, ...proof } = receipt
  const extra = canonicalJson({ entry: toBase64(entry), nonce: toBase64(nonce), openings })
  return formatProof({ ...proof, extra: utf8ToBytes(extra) })
}

/** Reads a receipt; `undefined` where it is malformed. Nothing in it is verified by this. */
export function parseReceipt(text: string): Receipt | undefined {
  const proof = parseProof(text)
  const value = parseCanonicalJson(fromUtf8(proof?.extra ?? new Uint8Array()) ?? '') as
    | { [key: string]: Plain }
    | undefined
  const entry = bytesOf(value?.entry)
  const nonce = bytesOf(value?.nonce)
  if (!proof || !entry || nonce?.length !== NONCE_BYTES || !areEntryOpenings(value?.openings))
    return undefined
  const { index, hashes, checkpoint } = proof
  return { index, hashes, checkpoint, entry, nonce, openings: value.openings }
}

/**
 * Checks a receipt with nothing but the log's key: the checkpoint is the log's, the entry is in it, and the openings
 * are those of the entry.
 */
export function verifyReceipt(text: string, logKey: Vkey): Checked<ReceiptFacts> {
  const receipt = parseReceipt(text)
  if (!receipt) return wrong('receipt-malformed')
  const leaf = hashLeaf(receipt.entry)
  const proven = verifyProof(receipt, leaf, logKey)
  if (!proven.ok) return proven
  const entry = decodeEntry(receipt.entry)
  if (!entry) return wrong('entry-malformed')
  if (wrongOpening(entry, receipt.openings) !== undefined) return wrong('opening-wrong')
  const { index, openings } = receipt
  return right({ checkpoint: proven.value, index, entry, openings, code: receiptCode(leaf, receipt.nonce) })
}

const bytesOf = (value: Plain | undefined): Uint8Array | undefined =>
  typeof value === 'string' ? fromBase64(value) : undefined
