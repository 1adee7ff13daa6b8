import { fromBase64, toBase64 } from './bytes.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { type Checked, wrong } from './fault.ts'
import { HASH_BYTES } from './hash.ts'
import { verifyInclusion } from './inclusion.ts'
import type { Vkey } from './vkey.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

/** No tree of safe size is higher. */
const MAX_HASHES = 53

/** A proof that can be carried away: the leaf's index, the path to the root, the signed checkpoint, and anything more. */
export type Proof = { index: number; hashes: readonly Uint8Array[]; checkpoint: string; extra?: Uint8Array }

/** The text of a proof (C2SP tlog-proof). */
export function formatProof(proof: Proof): string {
  const extra = proof.extra ? [`extra ${toBase64(proof.extra)}`] : []
  return [HEADER, ...extra, `index ${proof.index}`, ...proof.hashes.map(toBase64), '', proof.checkpoint].join(
    '\n',
  )
}

/** Reads the text of a proof; `undefined` where it is malformed. Neither path nor checkpoint is verified by this. */
export function parseProof(text: string): Proof | undefined {
  const gap = text.indexOf('\n\n')
  if (gap < 0) return undefined
  const [header, ...lines] = text.slice(0, gap).split('\n')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice('extra '.length)) : null
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1]
  const hashes = lines.map(fromBase64)
  if (header !== HEADER || extra === undefined || index === undefined) return undefined
  if (!Number.isSafeInteger(Number(index)) || hashes.length > MAX_HASHES || !hashes.every(isHash))
    return undefined
  return { index: Number(index), hashes, checkpoint: text.slice(gap + 2), ...(extra && { extra }) }
}

/** The checkpoint that a proof shows the leaf to be in, once the log's key has signed it. */
export function verifyProof(proof: Proof, leaf: Uint8Array, logKey: Vkey): Checked<Checkpoint> {
  const opened = openCheckpoint(proof.checkpoint, logKey)
  if (!opened.ok) return opened
  const { size, root } = opened.value
  return verifyInclusion({ leaf, index: proof.index, size, root }, proof.hashes)
    ? opened
    : wrong('proof-wrong')
}

const isHash = (bytes: Uint8Array | undefined): bytes is Uint8Array => bytes?.length === HASH_BYTES
