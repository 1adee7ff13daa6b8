import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './bytes.ts'
import { type Checked, right, wrong } from './fault.ts'
import { HASH_BYTES, hashLeaf } from './hash.ts'
import { proveInclusion, verifyInclusion } from './inclusion.ts'
import { openNote, signNote } from './note.ts'
import type { Signer } from './signer.ts'
import { hashOfRange, nodesOfLeaves } from './tree.ts'
import type { Vkey } from './vkey.ts'

/** The first line of every promise. */
const HEADER = 'yishi-promise/v1'

/**
 * The first line of what is signed. It can never be the first line of a checkpoint, since an origin begins with a host
 * and this does not, so one key may sign both.
 */
const SIGNED = 'yishi-promises/v1'

/** Bytes of the nonce that makes each promise its own. */
export const NONCE_BYTES = 16

/** That the log `origin` will hold the leaf with this hash. The nonce goes to the one person it was made to. */
export type LeafPromise = { origin: string; leaf: Uint8Array; nonce: Uint8Array }

/**
 * The signed promises of those to whom something is promised at the same time, each good as evidence against a log that then leaves the leaf
 * out. One signature for all: it stands under the root of the tree (RFC 6962) whose leaves they are, and each carries the path to
 * it. Of the others a path tells nothing, since each holds a nonce. At least one; a promise that is given alone has no path.
 */
export function signPromises(
  origin: string,
  promised: readonly Omit<LeafPromise, 'origin'>[],
  ...signers: readonly [Signer, ...Signer[]]
): string[] {
  const size = promised.length
  const texts = promised.map(({ leaf, nonce }) => textOf({ origin, leaf, nonce }))
  const read = nodesOfLeaves(texts.map(leafOf))
  const root = hashOfRange(read, 0, size)
  const note = signNote(`${SIGNED}\n${origin}\n${size}\n${toBase64(root)}\n`, signers)
  return texts.map((text, index) => {
    const path = proveInclusion(read, index, size).map((hash) => `${toBase64(hash)}\n`)
    return `${text}${index}\n${path.join('')}\n${note}`
  })
}

/** What was promised, once the log's key has signed it. */
export function openPromise(text: string, logKey: Vkey): Checked<LeafPromise> {
  const gap = text.indexOf('\n\n')
  const [header, origin, leafText, nonceText, place, ...path] = text.slice(0, Math.max(gap, 0)).split('\n')
  const leaf = fromBase64(leafText ?? '')
  const nonce = fromBase64(nonceText ?? '')
  const hashes = path.map(fromBase64)
  const index = wholeOf(place)
  if (header !== HEADER || !origin || !isHash(leaf) || nonce?.length !== NONCE_BYTES)
    return wrong('promise-malformed')
  if (index === undefined || !hashes.every(isHash)) return wrong('promise-malformed')
  const signed = openSigned(text.slice(gap + 2), logKey)
  if (!signed.ok) return signed
  const { size, root } = signed.value
  const promise = { origin, leaf, nonce }
  if (!verifyInclusion({ leaf: leafOf(textOf(promise)), index, size, root }, hashes))
    return wrong('proof-wrong')
  return signed.value.origin === logKey.name && origin === logKey.name
    ? right(promise)
    : wrong('origin-differs')
}

function openSigned(note: string, logKey: Vkey): Checked<{ origin: string; size: number; root: Uint8Array }> {
  const opened = openNote(note, [logKey])
  if (!opened.ok) return opened
  const [header, origin, count, rootText, end, ...rest] = opened.value.text.split('\n')
  const size = wholeOf(count)
  const root = fromBase64(rootText ?? '')
  if (header !== SIGNED || !origin || size === undefined || !isHash(root) || end !== '' || rest.length > 0)
    return wrong('promise-malformed')
  return right({ origin, size, root })
}

const textOf = ({ origin, leaf, nonce }: LeafPromise): string =>
  `${HEADER}\n${origin}\n${toBase64(leaf)}\n${toBase64(nonce)}\n`

const leafOf = (text: string): Uint8Array => hashLeaf(utf8ToBytes(text))

const wholeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined

const isHash = (bytes: Uint8Array | undefined): bytes is Uint8Array => bytes?.length === HASH_BYTES
