import { fromUtf8 } from './bytes.ts'
import type { BundleFound, ServedBundle } from './checkBundle.ts'
import type { Checkpoint } from './checkpoint.ts'
import { compareUpperTiles } from './compareUpperTiles.ts'
import type { TreeHead } from './consistency.ts'
import { Contradicted } from './contradicted.ts'
import type { Entry } from './entry.ts'
import { openCheckpointOfAll, parseKeyLines } from './keyLines.ts'
import type { EntryOpenings } from './openings.ts'
import { fromPacks } from './pack.ts'
import { readEntries } from './readEntries.ts'
import { formatVkey, type Vkey } from './vkey.ts'

/** Where a log is read from, an export or a server: the bytes at a path below its address, or `undefined` if none are. */
export type LogSource = (path: string) => Promise<Uint8Array | undefined>

/** An entry in its place, with the openings of it that are public. */
export type LoggedEntry = { readonly index: number; readonly entry: Entry; readonly openings: EntryOpenings }

/** What does not fit: a code, the index it shows at where there is one, and what a person needs to look further. */
export type Contradiction = { readonly code: string; readonly index?: number; readonly detail?: string }

/** A further check over the whole record, such as a result against its ballots. */
export type LogCheck = {
  readonly name: string
  /** What it needs of an entry, undefined for nothing; where nothing is said, all of every entry is kept for it. */
  readonly takes?: (entry: Entry) => Entry | undefined
  /** The first contradiction, or none. */
  readonly check: (log: readonly LoggedEntry[]) => Contradiction | undefined
  /** The same in parts, where that takes long: a page draws in between. */
  readonly parts?: (log: readonly LoggedEntry[]) => Iterable<Contradiction | undefined>
}

/** How far a verification has come: entries read and hashed, of how many. */
export type Progress = { readonly done: number; readonly size: number }

/** What a verifier brings along. */
export type VerifyOptions = {
  /** A key of the log, learned somewhere else. Without it the keys that the log itself serves are believed, if each of them signed. */
  readonly key?: Vkey
  /** Trees seen earlier, on a paper notice for one: the log has to continue each of them. */
  readonly seen?: readonly TreeHead[]
  /** Checks of what the entries say. */
  readonly checks?: readonly LogCheck[]
  /** Read by packs where the log has them: fewer questions, for a browser. */
  readonly packed?: boolean
  /** Checks bundles somewhere else, several at once; it has to come to the same as {@link checkBundle}. */
  readonly checkBundles?: (served: ServedBundle, checks: readonly LogCheck[]) => Promise<BundleFound>
  /** Told how far it has come, and waited for: a page draws meanwhile. What it throws ends the verification. */
  readonly onProgress?: (progress: Progress) => Promise<void> | void
}

/** The outcome: what was checked, or the first contradiction. */
export type Verdict =
  | {
      readonly ok: true
      /** The key that was believed, as a vkey line. */
      readonly key: string
      readonly origin: string
      readonly size: number
      readonly root: Uint8Array
      readonly acts: { readonly [act: string]: number }
      readonly openings: number
      readonly checks: readonly string[]
    }
  | ({ readonly ok: false } & Contradiction)

/**
 * Verifies a whole log from the outside: the checkpoint's signature, every entry and its public openings, every tile,
 * the root, the trees seen before, and then the given checks over what the entries say.
 */
export async function verifyLog(source: LogSource, options: VerifyOptions = {}): Promise<Verdict> {
  try {
    const keys = options.key ? ([options.key] as const) : await readKeys(source)
    const checkpoint = await readCheckpoint(source, keys)
    refuseRollBack(checkpoint, options.seen ?? [])
    const log = await readEntries(
      options.packed ? fromPacks(source, checkpoint.size) : source,
      checkpoint,
      options,
    )
    await compareUpperTiles(source, checkpoint.size, log.tileRoots)
    const { origin, size, root } = checkpoint
    const { acts, openings } = log
    for (const [i, { check, parts }] of (options.checks ?? []).entries()) {
      const taken = log.taken[i]!
      for (const contradiction of parts ? parts(taken) : [check(taken)]) {
        if (contradiction) return { ok: false, ...contradiction }
        await options.onProgress?.({ done: size, size })
      }
    }
    const checks = (options.checks ?? []).map(({ name }) => name)
    return { ok: true, key: formatVkey(keys[0]), origin, size, root, acts, openings, checks }
  } catch (error) {
    if (error instanceof Contradicted) return { ok: false, ...error.contradiction }
    throw error
  }
}

async function readKeys(source: LogSource): Promise<readonly [Vkey, ...Vkey[]]> {
  const lines = await source('key')
  if (!lines) throw new Contradicted('key-missing')
  const keys = parseKeyLines(fromUtf8(lines) ?? '')
  if (!keys) throw new Contradicted('key-malformed')
  return keys
}

async function readCheckpoint(source: LogSource, keys: readonly Vkey[]): Promise<Checkpoint> {
  const note = await source('checkpoint')
  if (!note) throw new Contradicted('checkpoint-missing')
  const opened = openCheckpointOfAll(fromUtf8(note) ?? '', keys)
  if (!opened.ok) throw new Contradicted(opened.code)
  return opened.value
}

function refuseRollBack(checkpoint: Checkpoint, seen: readonly TreeHead[]): void {
  const ahead = seen.find((head) => head.size > checkpoint.size)
  if (ahead)
    throw new Contradicted('rolled-back', { index: checkpoint.size, detail: `was ${ahead.size} once` })
}
