import { setTimeout } from 'node:timers/promises'
import {
  type Checkpoint,
  type Contradiction,
  comparePublished,
  type LogSource,
  openCheckpoint,
  parseKeyLines,
  parseVkey,
  pollResultsSeen,
  type StatedResult,
  statedResults,
  toBase64,
  type Vkey,
  verifyLog,
} from '@yishi/schema/log'
import { keepingIn, openLogSource, SourceUnreadable } from '../log/logSource.ts'
import { publishedPolls } from '../log/publishedPolls.ts'
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

/**
 * `yishi verify SOURCE`: whether a log, at an address or in an exported folder, holds together; and at an address whether the results that
 * everybody is shown there are those of the log.
 */
export async function verifyCommand(place: string, flags: VerifyFlags): Promise<Reply> {
  try {
    const opened = await openLogSource(place)
    const source = flags.save === undefined ? opened : keepingIn(flags.save, opened)
    const key = flags.key === undefined ? undefined : readKey(flags.key, '--key')
    const seen = flags.seen?.length ? await readSeen(flags.seen, key ? [key] : await servedKeys(source)) : []
    const checkOnce = async (): Promise<Reply> => {
      let stated: ReadonlyMap<string, StatedResult> = new Map()
      const check = pollResultsSeen((records) => {
        stated = statedResults(records)
      })
      const verdict = await verifyLog(source, { key, seen, checks: [check] })
      if (!verdict.ok) return { exit: 1, body: verdict }
      const answer = { ...verdict, root: toBase64(verdict.root), seen: seen.length }
      const published = publishedPolls(place)
      if (!published) return answered(answer)
      const shown = await comparePublished(stated, published)
      return shown.ok
        ? answered(shown.compared > 0 ? { ...answer, published: shown.compared } : answer)
        : { exit: 1, body: shown }
    }
    const reply = await checkOnce()
    if (reply.exit === 0 || (reply.body as Contradiction).code !== 'published-differs') return reply
    // A result that came meanwhile is shown a moment before the log's next checkpoint covers it.
    await setTimeout(MOMENT)
    return await checkOnce()
  } catch (error) {
    if (error instanceof SourceUnreadable) throw new InputFault('source-unreadable', '', error.message)
    throw error
  }
}

/** Longer than anything that is shown is remembered, and than an act waits for a checkpoint. */
const MOMENT = 3000

function readKey(line: string, path: string): Vkey {
  const key = parseVkey(line.trim())
  if (!key)
    throw new InputFault('key-malformed', path, 'a key is a line name+id+key, as the log serves it at /key')
  return key
}

async function servedKeys(source: LogSource): Promise<readonly Vkey[]> {
  const lines = Buffer.from((await source('key')) ?? []).toString()
  return parseKeyLines(lines) ?? [readKey(lines, 'key')]
}

/** What was seen before a key was changed is signed by the one before it alone. */
async function readSeen(files: readonly string[], keys: readonly Vkey[]): Promise<Checkpoint[]> {
  const seen: Checkpoint[] = []
  for (const file of files) {
    const note = Buffer.from(await readInput(file)).toString()
    const each = keys.map((key) => openCheckpoint(note, key))
    const opened = each.find(({ ok }) => ok) ?? each[0]!
    if (!opened.ok) throw new InputFault(opened.code, '--seen', `${file} is not a checkpoint of this log`)
    seen.push(opened.value)
  }
  return seen
}
