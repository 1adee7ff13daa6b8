import {
  continuesLog,
  fromBase64,
  fromUtf8,
  type LogSource,
  openCheckpoint,
  parseVkey,
  type ReceiptFacts,
  toBase64,
  type Vkey,
  verifyReceipt,
} from '@yishi/schema/log'
import { tenantOf } from '@yishi/schema/words'
import type { ReceiptFound } from './receiptShown.ts'
import { keepLog, recallLog } from './seenLog.ts'

/** What a check is made against: the log of a zone's community at a server. */
export interface CheckedAt {
  office: string
  zone: string
}

/** What the check of a receipt showed: its facts and the log that it stands in, or why it is not to be believed. */
export type CheckedReceipt =
  | { ok: true; facts: ReceiptFacts; key: Vkey; log: ReceiptFound['log']; seen: ReceiptFound['seen'] }
  | { ok: false; fault: string }

/**
 * Checks a receipt in the browser: the log's key signed its checkpoint, the entry is in that tree, the log as it is now continues that
 * tree, and it continues the tree that this device saw last. Throws where the log cannot be read. What was seen is kept once all
 * of it held; a log whose key is another than the one seen is not: it goes on being told.
 */
export async function checkReceipt(text: string, { office, zone }: CheckedAt): Promise<CheckedReceipt> {
  const tenant = tenantOf(zone)
  const source = readFrom(`${office}/log/${tenant}/`)
  const [line, note] = await Promise.all([readText(source, 'key'), readText(source, 'checkpoint')])
  const key = parseVkey(line.trimEnd())
  if (!key) return no('key-malformed')
  const receipt = verifyReceipt(text, key)
  if (!receipt.ok) return no(receipt.code)
  const facts = receipt.value
  if (facts.entry.tenant !== tenant) return no('origin-differs')
  const latest = openCheckpoint(note, key)
  if (!latest.ok) return no(latest.code)
  // A checkpoint may be a second old, and the receipt newer.
  const newer = facts.checkpoint.size > latest.value.size
  const [earlier, later] = newer ? [latest.value, facts.checkpoint] : [facts.checkpoint, latest.value]
  if (!(await continuesLog(source, earlier, later))) return no('log-differs')
  const before = recallLog(office, tenant)
  const sameKey = !before || before.key === line.trimEnd()
  if (before && sameKey) {
    const root = fromBase64(before.root)
    if (root && !(await continuesLog(source, { size: before.size, root }, later)))
      return no('history-differs')
  }
  const root = toBase64(later.root)
  if (sameKey) keepLog(office, tenant, { key: line.trimEnd(), size: later.size, root })
  const id = key.id.toString(16).padStart(8, '0')
  return {
    ok: true,
    facts,
    key,
    log: { origin: later.origin, size: later.size, root, key: id },
    seen: !before ? 'first' : sameKey ? 'continues' : 'key-differs',
  }
}

const no = (fault: string) => ({ ok: false, fault }) as const

/** The files of a log over the network; what the log does not have is none, a network that is lost throws. */
export function readFrom(address: string, signal?: AbortSignal): LogSource {
  return async (path) => {
    const response = await fetch(address + path, {
      ...(path.startsWith('tile/') ? {} : { cache: 'no-cache' }),
      ...(signal && { signal }),
    })
    if (response.status === 404) return undefined
    if (!response.ok) throw response
    return new Uint8Array(await response.arrayBuffer())
  }
}

/** The text of a file of a log; empty where there is none. */
export async function readText(source: LogSource, path: string): Promise<string> {
  return fromUtf8((await source(path)) ?? new Uint8Array()) ?? ''
}
