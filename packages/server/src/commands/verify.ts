import {
  type Checkpoint,
  openCheckpoint,
  parseVkey,
  pollResults,
  toBase64,
  type Vkey,
  verifyLog,
} from '@yishi/schema/log'
import { keepingIn, openLogSource, SourceUnreadable } from '../log/logSource.ts'
import { readInput } from './readInput.ts'
import { answered, InputFault, type Reply } from './reply.ts'

/** What a verifier may bring along. */
export interface VerifyFlags {
  /** The log's key as a vkey line, learned somewhere else than from the log. */
  key?: string
  /** Files with checkpoints that the log signed earlier. */
  seen?: string[]
  /** A folder in which to keep what was read. */
  save?: string
}

/** `yishi verify SOURCE`: whether a log, at an address or in an exported folder, holds together. */
export async function verifyCommand(place: string, flags: VerifyFlags): Promise<Reply> {
  try {
    const opened = await openLogSource(place)
    const source = flags.save === undefined ? opened : keepingIn(flags.save, opened)
    const key = flags.key === undefined ? undefined : readKey(flags.key, '--key')
    const seen = flags.seen?.length ? await readSeen(flags.seen, key ?? (await servedKey(source))) : []
    const verdict = await verifyLog(source, { key, seen, checks: [pollResults] })
    if (!verdict.ok) return { exit: 1, body: verdict }
    return answered({ ...verdict, root: toBase64(verdict.root), seen: seen.length })
  } catch (error) {
    if (error instanceof SourceUnreadable) throw new InputFault('source-unreadable', '', error.message)
    throw error
  }
}

function readKey(line: string, path: string): Vkey {
  const key = parseVkey(line.trim())
  if (!key)
    throw new InputFault('key-malformed', path, 'a key is a line name+id+key, as the log serves it at /key')
  return key
}

async function servedKey(source: (path: string) => Promise<Uint8Array | undefined>): Promise<Vkey> {
  return readKey(Buffer.from((await source('key')) ?? []).toString(), 'key')
}

async function readSeen(files: readonly string[], key: Vkey): Promise<Checkpoint[]> {
  const seen: Checkpoint[] = []
  for (const file of files) {
    const opened = openCheckpoint(Buffer.from(await readInput(file)).toString(), key)
    if (!opened.ok) throw new InputFault(opened.code, '--seen', `${file} is not a checkpoint of this log`)
    seen.push(opened.value)
  }
  return seen
}
