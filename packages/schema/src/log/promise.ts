import { fromBase64, toBase64 } from './bytes.ts'
import { type Checked, right, wrong } from './fault.ts'
import { HASH_BYTES } from './hash.ts'
import { openNote, signNote } from './note.ts'
import type { Signer } from './signer.ts'
import type { Vkey } from './vkey.ts'

/**
 * The first line of every promise. It can never be the first line of a checkpoint, since an origin begins with a host
 * and this does not, so one key may sign both.
 */
const HEADER = 'yishi-promise/v1'

/** Bytes of the nonce that makes each promise its own. */
export const NONCE_BYTES = 16

/** That the log `origin` will hold the leaf with this hash. The nonce goes to the one person it was made to. */
export type LeafPromise = { origin: string; leaf: Uint8Array; nonce: Uint8Array }

/** The signed promise: a note, good as evidence against a log that then leaves the leaf out. */
export function signPromise(promise: LeafPromise, ...signers: readonly [Signer, ...Signer[]]): string {
  const { origin, leaf, nonce } = promise
  return signNote(`${HEADER}\n${origin}\n${toBase64(leaf)}\n${toBase64(nonce)}\n`, signers)
}

/** The promise in a note, once the log's key has signed it. */
export function openPromise(note: string, logKey: Vkey): Checked<LeafPromise> {
  const opened = openNote(note, [logKey])
  if (!opened.ok) return opened
  const [header, origin, leafText, nonceText, end, ...rest] = opened.value.text.split('\n')
  const leaf = fromBase64(leafText ?? '')
  const nonce = fromBase64(nonceText ?? '')
  if (header !== HEADER || end !== '' || rest.length > 0) return wrong('promise-malformed')
  if (leaf?.length !== HASH_BYTES || nonce?.length !== NONCE_BYTES) return wrong('promise-malformed')
  return origin === logKey.name ? right({ origin, leaf, nonce }) : wrong('origin-differs')
}
