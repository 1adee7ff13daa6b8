import {
  type BundleFound,
  checkBundle,
  comparePublished,
  formatVkey,
  fromBase64,
  fromUtf8,
  type LogCheck,
  type LogSource,
  type Progress,
  type PublishedPoll,
  parseKeyLines,
  pollResultsSeen,
  type ServedBundle,
  type StatedResult,
  statedResults,
  toBase64,
  verifyLog,
} from '@yishi/schema/log'
import { tenantOf } from '@yishi/schema/words'
import type { BundleWorkers } from './bundleWorkers.ts'
import { type CheckedAt, isKept, readFrom, readText } from './checkReceipt.ts'
import { keepLog, recallLog } from './seenLog.ts'

/** What the check of a whole log showed: what of it holds together, or the first contradiction. */
export type CheckedRecord = SoundRecord | { ok: false; fault: string; index?: number }

/** A log that holds together. */
export interface SoundRecord {
  ok: true
  size: number
  openings: number
  /** How many results were worked out again, and from how many ballots. */
  results: number
  ballots: number
  /** Of how many polls what everybody is shown was held against the log. */
  shown: number
  /** The short id of the key that signed it. */
  key: string
  /** Its root, which notices and minutes bear on paper. */
  root: string
  /** What it was held against: nothing yet, what this device saw last; or it is a copy, of which nothing is kept. */
  seen: 'first' | 'continues' | 'copy'
}

/** How a check is watched and ended. */
export interface Watching {
  /** Told after each piece, and waited for. */
  onProgress?: (progress: Progress) => Promise<void> | void
  signal?: AbortSignal
}

/** Whose log, and where from: its files, or the server. */
export interface RecordAt extends CheckedAt {
  files?: LogSource | undefined
}

/**
 * Checks all of a community's log in the browser, as `yishi verify` does: signature, every entry and tile, every result that follows from
 * its ballots as far as they are public, and that it continues, under the same key, what this device saw last. Throws where the log
 * cannot be read. What was seen is kept once all of it held. At a server the results that everybody is shown are held against it as well.
 */
export async function checkRecord(at: RecordAt, watching: Watching = {}): Promise<CheckedRecord> {
  const checked = await checkOnce(at, watching)
  if (checked.ok || checked.fault !== 'published-differs') return checked
  // A result that came meanwhile is shown a moment before the log's next checkpoint covers it.
  await new Promise((resolve) => setTimeout(resolve, MOMENT))
  return checkOnce(at, watching)
}

/** Longer than anything that is shown is remembered, and than an act waits for a checkpoint. */
const MOMENT = 3000

async function checkOnce(
  { office, zone, files }: RecordAt,
  { onProgress, signal }: Watching,
): Promise<CheckedRecord> {
  const tenant = tenantOf(zone)
  const source = files ?? readFrom(`${office}/log/${tenant}/`, signal)
  const before = files ? null : recallLog(office, tenant)
  const root = before && fromBase64(before.root)
  const lines = await readText(source, 'key')
  const keys = parseKeyLines(lines)
  if (!keys) return { ok: false, fault: 'key-malformed' }
  if (before && !isKept(before, keys)) return { ok: false, fault: 'key-differs' }
  const counted = { results: 0, ballots: 0 }
  let stated: ReadonlyMap<string, StatedResult> = new Map()
  const check = pollResultsSeen((records) => {
    for (const { results, ballots } of records) {
      counted.results += results.length
      counted.ballots += ballots.length
    }
    stated = statedResults(records)
  })
  const verdict = await verifyLog(withKeys(source, lines), {
    seen: before && root ? [{ size: before.size, root }] : [],
    checks: [check],
    packed: !files,
    checkBundles,
    ...(onProgress && { onProgress }),
  })
  if (!verdict.ok) {
    const { code, index } = verdict
    return { ok: false, fault: code, ...(index === undefined ? {} : { index }) }
  }
  const shown = await comparePublished(files ? new Map() : stated, pollsAt(office, signal))
  if (!shown.ok) return { ok: false, fault: shown.code, index: shown.index! }
  const { size, openings } = verdict
  const signed = toBase64(verdict.root)
  if (!files) keepLog(office, tenant, { key: formatVkey(keys[0]), size, root: signed })
  return {
    ok: true,
    size,
    openings,
    ...counted,
    shown: shown.compared,
    key: keys[0].id.toString(16).padStart(8, '0'),
    root: signed,
    seen: files ? 'copy' : before ? 'continues' : 'first',
  }
}

/** What an office shows of its polls. */
function pollsAt(office: string, signal?: AbortSignal): PublishedPoll {
  const read = readFrom(`${office}/v/`, signal)
  return async (poll) => {
    const bytes = await read(`${encodeURIComponent(poll)}.json`)
    return bytes && JSON.parse(fromUtf8(bytes) ?? 'null')
  }
}

/** The keys are those that were held against what this device saw, not what is served a moment later. */
function withKeys(source: LogSource, lines: string): LogSource {
  return async (path) => (path === 'key' ? new TextEncoder().encode(lines) : source(path))
}

/** Entries below which workers are not worth their beginning. */
const FEW = 5000

/** Begun by the first check of a large log, and kept for the next. None where their program did not come. */
let workers: Promise<BundleWorkers | undefined> | undefined

/** Where there are many bundles, workers check them. */
async function checkBundles(served: ServedBundle, checks: readonly LogCheck[]): Promise<BundleFound> {
  if (served.size < FEW) return checkBundle(served, checks)
  workers ??= import('./bundleWorkers.ts').then(
    ({ BundleWorkers }) => new BundleWorkers(),
    () => undefined,
  )
  return (await workers)?.check(served, checks) ?? checkBundle(served, checks)
}
