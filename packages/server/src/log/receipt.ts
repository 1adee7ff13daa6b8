import {
  type EntryOpenings,
  formatReceipt,
  hashLeaf,
  inclusionRanges,
  nodesOfTiles,
  proveInclusion,
  receiptCode,
  signPromises,
  subtreesOf,
  tileOfNode,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, or } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { noncesOf } from './nonces.ts'
import { signerOfLog } from './signerOfLog.ts'

/** What somebody gets for an act that concerns them: at once the promise and its short code, soon the receipt itself. */
export interface Acknowledged {
  /** As in K7QM-4XWD-2P: finds the entry again. */
  code: string
  /** By the log's signature: it will hold this leaf. */
  promise: string
  /** The C2SP tlog-proof with entry and nonce; null until the sequencer has come by. */
  receipt: string | null
  index: number | null
}

/** Which entry, and which of its sealed fields the receipt opens: those of the person who asks, no others. */
export interface ReceiptWanted {
  tenant: string
  entryId: string
  fields: readonly string[]
}

/** Acknowledge an accepted act. Null where there is no such entry. Who may ask is the caller's to know. */
export async function acknowledge(
  { db, keys }: { db: Db; keys: LogKeys },
  { tenant, entryId, fields }: ReceiptWanted,
): Promise<Acknowledged | null> {
  const [found] = await db
    .select({ entry: t.logEntry, log: t.log })
    .from(t.logEntry)
    .innerJoin(t.log, eq(t.log.tenantId, t.logEntry.tenantId))
    .where(and(eq(t.logEntry.tenantId, tenant), eq(t.logEntry.entryId, entryId)))
  if (!found) return null
  const { entry, log } = found
  const signer = signerOfLog(keys, log)
  const bytes = Buffer.from(entry.body)
  const leaf = hashLeaf(bytes)
  const nonce = noncesOf(signer)(leaf)
  const [promise] = signPromises(log.origin, [{ leaf, nonce }], signer, ...signer.before)
  const shared = { code: receiptCode(leaf, nonce), promise: promise! }
  if (entry.idx === null || log.checkpoint === null || entry.idx >= log.size)
    return { ...shared, receipt: null, index: null }
  const hashes = await prove(db, { tenant, index: entry.idx, size: log.size })
  const openings = pick(entry.openings as EntryOpenings, fields)
  const receipt = formatReceipt({
    index: entry.idx,
    hashes,
    checkpoint: log.checkpoint,
    entry: bytes,
    nonce,
    openings,
  })
  return { ...shared, receipt, index: entry.idx }
}

async function prove(
  db: Db,
  { tenant, index, size }: { tenant: string; index: number; size: number },
): Promise<Uint8Array[]> {
  const nodes = inclusionRanges(index, size).flatMap(([start, end]) => subtreesOf(start, end))
  const places = nodes.map((node) => tileOfNode(node, size))
  if (places.length === 0) return []
  const wanted = places.map(({ level, n }) => and(eq(t.logTile.level, level), eq(t.logTile.n, n)))
  const rows = await db
    .select()
    .from(t.logTile)
    .where(and(eq(t.logTile.tenantId, tenant), or(...wanted)))
  const tiles = new Map(rows.map((row) => [`${row.level}/${row.n}`, row.hashes]))
  return proveInclusion(
    nodesOfTiles((level, n) => tiles.get(`${level}/${n}`) ?? new Uint8Array()),
    index,
    size,
  )
}

function pick(openings: EntryOpenings, fields: readonly string[]): EntryOpenings {
  return Object.fromEntries(Object.entries(openings).filter(([field]) => fields.includes(field)))
}
