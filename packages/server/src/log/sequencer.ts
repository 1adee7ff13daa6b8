import {
  appendLeaf,
  decodeEntry,
  fromBase64,
  hashLeaf,
  type Range,
  receiptCode,
  rootOfRange,
  type Signer,
  signCheckpoint,
  TILE_WIDTH,
  tileWidth,
  toBase64,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { type Db, rowsOf, type Tx } from '../db/db.ts'
import { growTiles } from './growTiles.ts'
import type { LogKeys, LogSigner } from './keys.ts'
import { noncesOf } from './nonces.ts'
import { signerOfLog } from './signerOfLog.ts'

/** Entries that one transaction puts into the log at most. */
const MOST = 1000

/** Who sequences: an instance by a name of its own, with the keys to sign. */
export interface Sequencing {
  db: Db
  keys: LogKeys
  holder: string
}

/**
 * Put what waits into one tenant's log, in one transaction: indices in the order of arrival, tiles, size, root and signed
 * checkpoint. Returns how many entries that were; 0 also where another instance holds the lease.
 */
export async function sequenceTenant({ db, keys, holder }: Sequencing, tenant: string): Promise<number> {
  return db.transaction(async (tx) => {
    const log = await lease(tx as Tx, tenant, holder)
    if (!log) return 0
    const signer = signerOfLog(keys, log)
    const bodies = (await number(tx as Tx, log)).map((body) => Buffer.from(body))
    if (bodies.length === 0) return 0
    const leaves = bodies.map((body) => hashLeaf(body))
    await storeCodes(tx as Tx, { log, signer }, { bodies, leaves })
    const range = leaves.reduce(appendLeaf, rangeOf(log))
    await storeTiles(tx as Tx, log, leaves)
    await move(tx as Tx, log, { range, signer })
    return leaves.length
  })
}

/** The tenants that have entries waiting. They are known by their null index, never by a number after the last. */
export async function waitingTenants(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ tenant: t.logEntry.tenantId })
    .from(t.logEntry)
    .where(isNull(t.logEntry.idx))
  return rows.map((row) => row.tenant)
}

type Log = typeof t.log.$inferSelect

/**
 * Take or keep the lease; the row stays locked until the transaction ends. The lease runs by the wall clock, not by
 * `yishi_now()`: where that one stands still, the lease of an instance that died would never run out.
 */
async function lease(tx: Tx, tenant: string, holder: string): Promise<Log | undefined> {
  const free = or(
    isNull(t.log.holder),
    eq(t.log.holder, holder),
    sql`${t.log.leaseUntil} < clock_timestamp()`,
  )
  const [log] = await tx
    .update(t.log)
    .set({ holder, leaseUntil: sql`clock_timestamp() + interval '10 seconds'` })
    .where(and(eq(t.log.tenantId, tenant), free))
    .returning()
  return log
}

/** Give the entries that wait their indices; their leaves' texts in that order. */
async function number(tx: Tx, log: Log): Promise<string[]> {
  const rows = await rowsOf<{ idx: string; body: string }>(
    tx,
    sql`update log_entry e set idx = w.idx
        from (select entry_id, ${log.size}::bigint + row_number() over (order by seq) - 1 as idx
              from log_entry where tenant_id = ${log.tenantId} and idx is null order by seq limit ${MOST}) w
        where e.tenant_id = ${log.tenantId} and e.entry_id = w.entry_id
        returning e.idx::text as idx, e.body`,
  )
  return rows.sort((a, b) => Number(a.idx) - Number(b.idx)).map((row) => row.body)
}

/** The codes by which the ballots among these entries are looked up, in one statement. Whichever act brought a ballot, its entry names it. */
async function storeCodes(
  tx: Tx,
  { log, signer }: { log: Log; signer: Signer },
  { bodies, leaves }: { bodies: Uint8Array[]; leaves: Uint8Array[] },
): Promise<void> {
  const nonceOf = noncesOf(signer)
  const codes = leaves.flatMap((leaf, i) =>
    typeof decodeEntry(bodies[i]!)?.open.ballot === 'string'
      ? [{ tenantId: log.tenantId, code: receiptCode(leaf, nonceOf(leaf)), idx: log.size + i }]
      : [],
  )
  if (codes.length > 0) await tx.insert(t.receiptCode).values(codes)
}

async function storeTiles(tx: Tx, log: Log, leaves: Uint8Array[]): Promise<void> {
  const partial = new Map<number, Uint8Array>()
  for (let level = 0; TILE_WIDTH ** level <= log.size; level++) {
    const n = Math.floor(log.size / TILE_WIDTH ** (level + 1))
    if (tileWidth(level, n, log.size) === 0) continue
    const [tile] = await tx
      .select()
      .from(t.logTile)
      .where(at(log.tenantId, level, n))
    if (tile) partial.set(level, tile.hashes)
  }
  const changed = growTiles(
    { size: log.size, partial: (level) => partial.get(level) ?? new Uint8Array() },
    leaves,
  )
  await tx
    .insert(t.logTile)
    .values(
      changed.map(({ hashes, ...place }) => ({
        tenantId: log.tenantId,
        ...place,
        hashes: Buffer.from(hashes),
      })),
    )
    .onConflictDoUpdate({
      target: [t.logTile.tenantId, t.logTile.level, t.logTile.n],
      set: { hashes: sql`excluded.hashes` },
    })
}

const at = (tenant: string, level: number, n: number) =>
  and(eq(t.logTile.tenantId, tenant), eq(t.logTile.level, level), eq(t.logTile.n, n))

/** Size and root move by compare-and-swap: whoever grew the log meanwhile, this transaction is undone. */
async function move(tx: Tx, log: Log, to: { range: Range; signer: LogSigner }): Promise<void> {
  const { size, nodes } = to.range
  const root = rootOfRange(to.range)
  const checkpoint = signCheckpoint({ origin: log.origin, size, root }, to.signer, ...to.signer.before)
  const moved = await tx
    .update(t.log)
    .set({ size, root: Buffer.from(root), range: nodes.map(toBase64), checkpoint })
    .where(and(eq(t.log.tenantId, log.tenantId), eq(t.log.size, log.size)))
    .returning({ size: t.log.size })
  if (moved.length !== 1) throw new Error(`the log of ${log.tenantId} was grown by somebody else`)
}

function rangeOf(log: Log): Range {
  const nodes = log.range.map((node) => fromBase64(node))
  if (!nodes.every((node) => node !== undefined))
    throw new Error(`the range of the log of ${log.tenantId} is broken`)
  return { size: log.size, nodes }
}
