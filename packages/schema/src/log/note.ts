import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './bytes.ts'
import { type Checked, right, wrong } from './fault.ts'
import type { Signer } from './signer.ts'
import { isKeyName, type Vkey } from './vkey.ts'

/** Signatures that a note may carry: C2SP signed-note asks for at least 16, more would only cost the verifier. */
const MAX_SIGNATURES = 64

/** One line of signature: the name and the id of the key, and the signature proper. */
export type NoteSignature = { name: string; id: number; signature: Uint8Array }

/** A note taken apart, nothing in it verified yet. The text ends in a newline. */
export type Note = { text: string; signatures: NoteSignature[] }

/**
 * A signed note (C2SP signed-note): the text, an empty line, one line for each signature.
 * Throws a `RangeError` where the text does not end in a newline or holds other control characters.
 */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!isNoteText(text)) throw new RangeError('a note is well-formed text that ends in a newline')
  const message = utf8ToBytes(text)
  const lines = signers.map(({ vkey, sign }) => {
    const id = new Uint8Array(4)
    new DataView(id.buffer).setUint32(0, vkey.id)
    return `— ${vkey.name} ${toBase64(concatBytes(id, sign(message)))}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** Takes a note apart; `undefined` where it is malformed. The last empty line divides text and signatures. */
export function parseNote(note: string): Note | undefined {
  const gap = note.lastIndexOf('\n\n')
  const text = note.slice(0, gap + 1)
  const lines = note.slice(gap + 2)
  if (gap < 0 || !isNoteText(text) || !lines.endsWith('\n')) return undefined
  const signatures = lines.slice(0, -1).split('\n').map(parseSignature)
  if (signatures.length > MAX_SIGNATURES || !signatures.every((signature) => signature !== undefined))
    return undefined
  return { text, signatures }
}

/**
 * The text of a note that at least one of the known keys signed, and the keys whose signatures hold. Signatures of
 * unknown keys are ignored; one wrong signature of a known key condemns the note.
 */
export function openNote(note: string, known: readonly Vkey[]): Checked<{ text: string; signedBy: Vkey[] }> {
  const parsed = parseNote(note)
  if (!parsed) return wrong('note-malformed')
  const message = utf8ToBytes(parsed.text)
  const signedBy: Vkey[] = []
  for (const { name, id, signature } of parsed.signatures) {
    const key = known.find((candidate) => candidate.name === name && candidate.id === id)
    if (!key || signedBy.includes(key)) continue
    if (!isSignatureOf(key, message, signature)) return wrong('signature-wrong')
    signedBy.push(key)
  }
  return signedBy.length > 0 ? right({ text: parsed.text, signedBy }) : wrong('signature-missing')
}

/** The strict rules of RFC 8032, so that every verifier agrees on what is a signature. */
function isSignatureOf(key: Vkey, message: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && ed25519.verify(signature, message, key.publicKey, { zip215: false })
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name, base64, ...rest] = line.split(' ')
  const bytes = fromBase64(base64 ?? '')
  if (dash !== '—' || !isKeyName(name ?? '') || !bytes || bytes.length < 5 || rest.length > 0)
    return undefined
  return { name: name!, id: new DataView(bytes.buffer).getUint32(0), signature: bytes.slice(4) }
}

/** Ends in a newline, holds no other control character below U+0020 and no half of a surrogate pair. */
const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && !/[^\n\u{20}-\u{d7ff}\u{e000}-\u{10ffff}]/u.test(text)
