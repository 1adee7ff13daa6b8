import { createHash, createPublicKey, verify } from 'node:crypto'

/**
 * A reader of transparency logs that was written from the specifications alone (C2SP signed-note, tlog-checkpoint, tlog-tiles, tlog-proof;
 * RFC 6962) and shares nothing with this repository: no import but Node's own. What it cannot read, others could not either. Everything
 * here throws where something does not hold.
 */

/** The bytes under a path below the log's address. */
export type Fetch = (path: string) => Promise<Buffer>

/** What a log says about itself, its signatures verified. */
export interface Checkpoint {
  origin: string
  size: number
  root: Buffer
}

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 6962, 2.1: `SHA-256(0x00 || entry)`. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(Buffer.of(0), entry)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right)

/** RFC 6962, 2.1, word by word: k is the largest power of two smaller than n. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

/** signed-note, "Verifiers": a line `<name>+<key id in hex>+<base64 of 0x01 and the public key>`. */
function readVerifier(line: string): { name: string; id: string; key: Buffer } {
  const [name, id, ...rest] = line.split('+')
  const bytes = Buffer.from(rest.join('+'), 'base64')
  must(bytes.length === 33 && bytes[0] === 1, 'the verifier is not one of Ed25519')
  const derived = sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex')
  must(derived === id, 'the id of the verifier is not that of its key')
  return { name: name!, id: id!, key: bytes.subarray(1) }
}

/** An Ed25519 key as OpenSSL takes it: the fixed head of its SubjectPublicKeyInfo (RFC 8410), then the key. */
const asPublicKey = (key: Buffer) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]),
    format: 'der',
    type: 'spki',
  })

/** signed-note: the text of a note that every one of these verifiers signed. */
export function openNote(note: string, verifiers: readonly string[]): string {
  const end = note.lastIndexOf('\n\n')
  must(end >= 0 && note.endsWith('\n'), 'the note has no signatures')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  for (const { name, id, key } of verifiers.map(readVerifier)) {
    const signatures = lines
      .map((line) => /^— (\S+) (\S+)$/.exec(line))
      .filter((match) => match?.[1] === name)
      .map((match) => Buffer.from(match![2]!, 'base64'))
      .filter((bytes) => bytes.subarray(0, 4).toString('hex') === id)
    must(signatures.length === 1, 'the note does not bear one signature of the verifier')
    const signature = signatures[0]!.subarray(4)
    must(verify(null, Buffer.from(text), asPublicKey(key), signature), 'the signature of the note is wrong')
  }
  return text
}

/** tlog-checkpoint: origin, size and root, each on a line of its own. */
export function openCheckpoint(note: string, verifiers: readonly string[]): Checkpoint {
  const [origin, size, root] = openNote(note, verifiers).split('\n')
  must(/^(0|[1-9]\d*)$/.test(size ?? ''), 'the checkpoint has no size')
  const hash = Buffer.from(root ?? '', 'base64')
  must(hash.length === 32, 'the checkpoint has no root')
  must(
    verifiers.every((line) => line.startsWith(`${origin}+`)),
    'the checkpoint is of another log',
  )
  return { origin: origin!, size: Number(size), root: hash }
}

/** tlog-tiles, "Parameters": `<L>/<N>`, N in groups of three digits, all but the last behind an x; `.p/<W>` for a partial tile. */
function tile(level: string, n: number, width: number): string {
  let path = String(n % 1000).padStart(3, '0')
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return `tile/${level}/${path}${width === 256 ? '' : `.p/${width}`}`
}

/** How wide each of the tiles is that hold so many things. */
function* widths(things: number): Generator<[n: number, width: number]> {
  for (let n = 0; n * 256 < things; n++) yield [n, Math.min(256, things - n * 256)]
}

/** tlog-tiles, "Log entries": each behind its length in two bytes, the higher one first. */
function splitEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.length; ) {
    const end = at + 2 + bundle.readUInt16BE(at)
    must(end <= bundle.length, 'a bundle ends within an entry')
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}

function splitHashes(bytes: Buffer): Buffer[] {
  must(bytes.length % 32 === 0, 'a tile ends within a hash')
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
}

/** A whole log, read entry by entry and tile by tile, and held against its checkpoint. */
export async function readLog(
  fetch: Fetch,
  verifiers: readonly string[],
): Promise<Checkpoint & { entries: Buffer[] }> {
  const checkpoint = openCheckpoint((await fetch('checkpoint')).toString(), verifiers)
  const { size, root } = checkpoint
  const entries: Buffer[] = []
  for (const [n, width] of widths(size)) {
    const bundle = splitEntries(await fetch(tile('entries', n, width)))
    must(bundle.length === width, 'a bundle has another number of entries')
    entries.push(...bundle)
  }
  let hashes = entries.map(leafHash)
  for (let level = 0; hashes.length > 0; level++) {
    const above: Buffer[] = []
    for (const [n, width] of widths(hashes.length)) {
      const ours = hashes.slice(n * 256, n * 256 + width)
      const theirs = splitHashes(await fetch(tile(String(level), n, width)))
      must(Buffer.concat(theirs).equals(Buffer.concat(ours)), `a tile of level ${level} is wrong`)
      // Only full tiles have a hash in the level above.
      if (width === 256) above.push(treeHash(ours))
    }
    hashes = above
  }
  must(treeHash(entries.map(leafHash)).equals(root), 'the root is not that of the entries')
  return { ...checkpoint, entries }
}

/** tlog-proof: what was proven to be in the log, and what the proof carries besides. */
export function openProof(
  text: string,
  { leaf, verifiers }: { leaf: (extra: Buffer) => Buffer; verifiers: readonly string[] },
): Checkpoint & { index: number; extra: Buffer } {
  const end = text.indexOf('\n\n')
  const lines = text.slice(0, end).split('\n')
  must(lines.shift() === 'c2sp.org/tlog-proof@v1', 'this is no proof')
  const extra = lines[0]?.startsWith('extra ') ? lines.shift()!.slice(6) : ''
  const index = /^index (\d+)$/.exec(lines.shift() ?? '')?.[1]
  must(index !== undefined, 'the proof has no index')
  const checkpoint = openCheckpoint(text.slice(end + 2), verifiers)
  const path = lines.map((line) => Buffer.from(line, 'base64'))
  must(
    path.every((hash) => hash.length === 32),
    'the proof holds something else than hashes',
  )
  const bytes = Buffer.from(extra, 'base64')
  const root = rootOfPath(leaf(bytes), { index: Number(index), size: checkpoint.size, path })
  must(root.equals(checkpoint.root), 'the path does not lead to the root')
  return { ...checkpoint, index: Number(index), extra: bytes }
}

/** A promise as `docs/decisions/promise-and-receipt.md` has it: whose log will hold which leaf. */
export function openPromise(text: string, verifiers: readonly string[]): { origin: string; leaf: Buffer } {
  const end = text.indexOf('\n\n')
  const [name, origin, leaf, nonce, index, ...path] = text.slice(0, end).split('\n')
  must(name === 'yishi-promise/v1', 'this is no promise')
  const [signed, whose, size, root] = openNote(text.slice(end + 2), verifiers).split('\n')
  must(signed === 'yishi-promises/v1' && whose === origin, 'what is signed is no promise of this log')
  const reached = rootOfPath(leafHash(Buffer.from(`${name}\n${origin}\n${leaf}\n${nonce}\n`)), {
    index: Number(index),
    size: Number(size),
    path: path.map((line) => Buffer.from(line, 'base64')),
  })
  must(reached.toString('base64') === root, 'the path does not lead to the root')
  return { origin: origin!, leaf: Buffer.from(leaf!, 'base64') }
}

/** RFC 9162, 2.1.3.2, step by step. */
function rootOfPath(
  leaf: Buffer,
  { index, size, path }: { index: number; size: number; path: readonly Buffer[] },
): Buffer {
  must(index < size, 'the index lies beyond the tree')
  let fn = BigInt(index)
  let sn = BigInt(size) - 1n
  let hash = leaf
  for (const sibling of path) {
    must(sn !== 0n, 'the path is too long')
    if (fn & 1n || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn !== 0n && !(fn & 1n)) {
        fn >>= 1n
        sn >>= 1n
      }
    } else hash = nodeHash(hash, sibling)
    fn >>= 1n
    sn >>= 1n
  }
  must(sn === 0n, 'the path is too short')
  return hash
}

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
}
