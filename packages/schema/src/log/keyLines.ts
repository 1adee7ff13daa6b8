import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { type Checked, right, wrong } from './fault.ts'
import { openNote } from './note.ts'
import { formatVkey, parseVkey, type Vkey } from './vkey.ts'

/** Keys that a log may have had: a note may carry more signatures, but a verifier need not look at more than sixteen (C2SP signed-note). */
export const MOST_KEYS = 16

/** The keys of a log as they are served: a vkey line each, the newest first, so that whoever reads one line has the key of today. */
export function formatKeyLines(keys: readonly Vkey[]): string {
  return keys.map((key) => `${formatVkey(key)}\n`).join('')
}

/**
 * Reads the keys of a log; `undefined` where a line is malformed, stands twice, or is the key of another log. Nothing else may stand there:
 * this file is signed nowhere.
 */
export function parseKeyLines(text: string): [Vkey, ...Vkey[]] | undefined {
  if (!text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n')
  const [first, ...others] = lines.map(parseVkey)
  if (!first || lines.length > MOST_KEYS || new Set(lines).size < lines.length) return undefined
  const before = others.filter((key) => key !== undefined)
  if (before.length < others.length || before.some(({ name }) => name !== first.name)) return undefined
  return [first, ...before]
}

/**
 * The checkpoint of a note that every one of these keys signed. A key that a log lists and that has not signed beside the others is
 * nobody's: a new key is believed because the one before it signs the same tree.
 */
export function openCheckpointOfAll(note: string, keys: readonly Vkey[]): Checked<Checkpoint> {
  const opened = openNote(note, keys)
  if (!opened.ok) return opened
  if (opened.value.signedBy.length < keys.length) return wrong('signature-missing')
  const checkpoint = parseCheckpoint(opened.value.text)
  if (!checkpoint) return wrong('checkpoint-malformed')
  return keys.every(({ name }) => name === checkpoint.origin) ? right(checkpoint) : wrong('origin-differs')
}
