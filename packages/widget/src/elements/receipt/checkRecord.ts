import { fromBase64, parseVkey, pollResults, toBase64, verifyLog } from '@yishi/schema/log'
import { tenantOf } from '@yishi/schema/words'
import { type CheckedAt, readFrom, readText } from './checkReceipt.ts'
import { keepLog, recallLog } from './seenLog.ts'

/** What the check of a whole log showed: how many entries and openings hold together, or the first that does not. */
export type CheckedRecord =
  | { ok: true; size: number; openings: number }
  | { ok: false; fault: string; index?: number }

/**
 * Checks all of a community's log in the browser, as `yishi verify` does: signature, every entry and tile, every result that follows from
 * its ballots as far as they are public, and that it continues, under the same key, what this device saw last. Throws where the log
 * cannot be read. What was seen is kept once all of it held.
 */
export async function checkRecord({ office, zone }: CheckedAt): Promise<CheckedRecord> {
  const tenant = tenantOf(zone)
  const source = readFrom(`${office}/log/${tenant}/`)
  const before = recallLog(office, tenant)
  const root = before && fromBase64(before.root)
  const text = await readText(source, 'key')
  const line = text.slice(0, -1)
  const key = text.endsWith('\n') ? parseVkey(line) : undefined
  if (!key) return { ok: false, fault: 'key-malformed' }
  if (before && before.key !== line) return { ok: false, fault: 'key-differs' }
  const verdict = await verifyLog(source, {
    key,
    seen: before && root ? [{ size: before.size, root }] : [],
    checks: [pollResults],
  })
  if (!verdict.ok) {
    const { code, index } = verdict
    return { ok: false, fault: code, ...(index === undefined ? {} : { index }) }
  }
  keepLog(office, tenant, { key: line, size: verdict.size, root: toBase64(verdict.root) })
  return { ok: true, size: verdict.size, openings: verdict.openings }
}
