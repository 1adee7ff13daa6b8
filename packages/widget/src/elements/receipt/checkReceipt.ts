import {
  continuesLog,
  formatVkey,
  fromBase64,
  fromUtf8,
  type LogSource,
  openCheckpointOfAll,
  parseKeyLines,
  parseReceipt,
  type ReceiptFacts,
  toBase64,
  type Vkey,
  verifyReceipt,
} from '@yishi/schema/log'
import { tenantOf } from '@yishi/schema/words'
import type { ReceiptFound } from './receiptShown.ts'
import { keepLog, recallLog, type SeenLog } from './seenLog.ts'

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
  const [lines, note] = await Promise.all([readText(source, 'key'), readText(source, 'checkpoint')])
  const keys = parseKeyLines(lines)
  if (!keys) return no('key-malformed')
  // A receipt of before a key was changed is signed by the one before it alone.
  const { key, receipt } = verifyByEach(text, keys)
  if (!receipt.ok) return no(receipt.code)
  const facts = receipt.value
  if (facts.entry.tenant !== tenant) return no('origin-differs')
  const latest = openCheckpointOfAll(note, keys)
  if (!latest.ok) return no(latest.code)
  // A checkpoint may be a second old, and the receipt newer.
  const newer = facts.checkpoint.size > latest.value.size
  // Then it has to be signed as that will be: a key that was changed cannot go on by itself.
  if (newer && !openCheckpointOfAll(parseReceipt(text)?.checkpoint ?? '', keys).ok)
    return no('signature-missing')
  const [earlier, later] = newer ? [latest.value, facts.checkpoint] : [facts.checkpoint, latest.value]
  if (!(await continuesLog(source, earlier, later))) return no('log-differs')
  const before = recallLog(office, tenant)
  const sameKey = !before || isKept(before, keys)
  if (before && sameKey) {
    const root = fromBase64(before.root)
    if (root && !(await continuesLog(source, { size: before.size, root }, later)))
      return no('history-differs')
  }
  const root = toBase64(later.root)
  if (sameKey) keepLog(office, tenant, { key: formatVkey(keys[0]), size: later.size, root })
  const id = keys[0].id.toString(16).padStart(8, '0')
  return {
    ok: true,
    facts,
    key,
    log: { origin: later.origin, size: later.size, root, key: id },
    seen: !before ? 'first' : sameKey ? 'continues' : 'key-differs',
  }
}

function verifyByEach(text: string, keys: readonly [Vkey, ...Vkey[]]) {
  const each = keys.map((key) => ({ key, receipt: verifyReceipt(text, key) }))
  return each.find(({ receipt }) => receipt.ok) ?? each[0]!
}

/**
 * Whether the key that this device saw last is still one of the log's. All that are listed have signed the same checkpoint: so a new one is
 * believed where the one that was seen signs beside it, and nowhere else.
 */
export function isKept(seen: SeenLog, keys: readonly Vkey[]): boolean {
  return keys.some((key) => formatVkey(key) === seen.key)
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
