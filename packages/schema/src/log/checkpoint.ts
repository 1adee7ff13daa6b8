import { fromBase64, toBase64 } from './bytes.ts'
import type { TreeHead } from './consistency.ts'
import { type Checked, right, wrong } from './fault.ts'
import { HASH_BYTES } from './hash.ts'
import { openNote, signNote } from './note.ts'
import type { Signer } from './signer.ts'
import type { Vkey } from './vkey.ts'

/** What a log states about itself: its origin (`<host>/log/<tenant>`), how many leaves it has and their root. */
export type Checkpoint = TreeHead & { origin: string }

/** The text of a checkpoint (C2SP tlog-checkpoint), ready to be signed. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`
}

/**
 * Reads the text of a checkpoint; `undefined` where it is malformed. Strict: sizes without leading zeros, a root of
 * 32 bytes, and none of the extension lines that the format allows, because nobody could audit them.
 */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/.exec(text)
  const root = fromBase64(match?.[3] ?? '')
  const size = Number(match?.[2])
  if (!match || root?.length !== HASH_BYTES || !Number.isSafeInteger(size)) return undefined
  return { origin: match[1]!, size, root }
}

/** Signs a checkpoint, with each key that the log has had. The log that owns them has to keep every one of them consistent with those before. */
export function signCheckpoint(checkpoint: Checkpoint, ...signers: readonly [Signer, ...Signer[]]): string {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/** The checkpoint of a signed note, once the log's key has signed it. The key's name is the log's origin. */
export function openCheckpoint(note: string, logKey: Vkey): Checked<Checkpoint> {
  const opened = openNote(note, [logKey])
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.value.text)
  if (!checkpoint) return wrong('checkpoint-malformed')
  return checkpoint.origin === logKey.name ? right(checkpoint) : wrong('origin-differs')
}
