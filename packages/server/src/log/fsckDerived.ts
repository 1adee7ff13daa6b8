import {
  type Contradiction,
  decodeEntry,
  HASH_BYTES,
  hashLeaf,
  receiptCode,
  tilesOf,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import { contradiction } from './contradiction.ts'
import type { LogKeys } from './keys.ts'
import { noncesOf } from './nonces.ts'

type Log = typeof t.log.$inferSelect

/**
 * What the sequencer keeps beside the entries: as many tiles as the tree has, none longer than its part of the tree, and for each
 * ballot the code by which its voter looks it up. Their hashes are the outsider's to check.
 */
export async function fsckDerived(
  { tx, keys }: { tx: Tx; keys: LogKeys },
  log: Log,
): Promise<Contradiction | undefined> {
  return (await fsckTiles(tx, log)) ?? (await fsckCodes({ tx, keys }, log))
}

async function fsckTiles(tx: Tx, log: Log): Promise<Contradiction | undefined> {
  const wanted = new Map([...tilesOf(log.size)].map(({ level, n, width }) => [`${level}/${n}`, width]))
  for (const { level, n, hashes } of await tx
    .select()
    .from(t.logTile)
    .where(eq(t.logTile.tenantId, log.tenantId))) {
    const place = `${level}/${n}`
    if (wanted.get(place) !== hashes.length / HASH_BYTES) return contradiction('tile-unknown', place)
  }
  return undefined
}

async function fsckCodes(
  { tx, keys }: { tx: Tx; keys: LogKeys },
  log: Log,
): Promise<Contradiction | undefined> {
  const signer = keys.signerOf(log.tenantId, log.origin)
  if (!signer) return undefined
  const nonceOf = noncesOf(signer)
  const rows = await tx.select().from(t.receiptCode).where(eq(t.receiptCode.tenantId, log.tenantId))
  const kept = new Set(rows.map(({ code, idx }) => `${code} ${idx}`))
  for (const { idx, body } of await tx
    .select({ idx: t.logEntry.idx, body: t.logEntry.body })
    .from(t.logEntry)
    .where(and(eq(t.logEntry.tenantId, log.tenantId), isNotNull(t.logEntry.idx)))
    .orderBy(asc(t.logEntry.idx))) {
    const bytes = Buffer.from(body)
    if (typeof decodeEntry(bytes)?.open.ballot !== 'string') continue
    const leaf = hashLeaf(bytes)
    if (!kept.delete(`${receiptCode(leaf, nonceOf(leaf))} ${idx}`))
      return contradiction('code-missing', `entry ${idx}`, idx)
  }
  for (const code of kept) return contradiction('code-unknown', code)
  return undefined
}
