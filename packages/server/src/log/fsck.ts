import {
  type Contradiction,
  fromBase64,
  pollResults,
  rootOfRange,
  sameBytes,
  verifyLog,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'
import { contradiction } from './contradiction.ts'
import { fsckEntries, type LastMarks } from './fsckEntries.ts'
import { fsckPolls } from './fsckPolls.ts'
import { fsckRolls } from './fsckRolls.ts'
import { fsckRows } from './fsckRows.ts'
import type { LogKeys } from './keys.ts'
import { readLog } from './readLog.ts'

/** A tenant whose log, rows and rolls fit together. */
export interface SoundTenant {
  tenant: string
  size: number
  /** Entries that the sequencer has not come to yet. */
  waiting: number
  /** Rows held against the entry that wrote them. */
  rows: number
}

/** What `fsck` answers: all that was checked, or the first contradiction and whose it is. */
export type FsckVerdict =
  | { ok: true; tenants: SoundTenant[] }
  | ({ ok: false; tenant: string } & Contradiction)

/**
 * Derives everything again from the database: each tenant's tree from its entries, its checkpoint, its rows from what the
 * entries say of them, its rolls, its results from ballots and rolls. Reads one snapshot per tenant, so that it may run beside writers.
 */
export async function fsck({ db, keys }: { db: Db; keys: LogKeys }): Promise<FsckVerdict> {
  const tenants: SoundTenant[] = []
  for (const { tenantId } of await db
    .select({ tenantId: t.log.tenantId })
    .from(t.log)
    .orderBy(asc(t.log.tenantId))) {
    const found = await db.transaction((tx) => fsckTenant({ tx: tx as Tx, keys }, tenantId), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    })
    if ('code' in found) return { ok: false, tenant: tenantId, ...found }
    tenants.push(found)
  }
  return { ok: true, tenants }
}

async function fsckTenant(
  { tx, keys }: { tx: Tx; keys: LogKeys },
  tenant: string,
): Promise<Contradiction | SoundTenant> {
  const [log] = await tx.select().from(t.log).where(eq(t.log.tenantId, tenant))
  const wrong = await fsckLog({ tx, keys }, log!)
  if (wrong) return wrong
  const marks: LastMarks = new Map()
  const wrongEntry = await fsckEntries(tx, tenant, marks)
  if (wrongEntry) return wrongEntry
  const rows = marks.size
  const wrongRow =
    (await fsckRows(tx, tenant, marks)) ?? (await fsckRolls(tx, tenant)) ?? (await fsckPolls(tx, tenant))
  if (wrongRow) return wrongRow
  const waiting = await tx.$count(t.logEntry, and(eq(t.logEntry.tenantId, tenant), isNull(t.logEntry.idx)))
  return { tenant, size: log!.size, waiting, rows }
}

/** The log as any outsider verifies it, then what the sequencer goes on from. */
async function fsckLog(
  { tx, keys }: { tx: Tx; keys: LogKeys },
  log: typeof t.log.$inferSelect,
): Promise<Contradiction | undefined> {
  const [numbered] = await tx
    .select({ n: count() })
    .from(t.logEntry)
    .where(and(eq(t.logEntry.tenantId, log.tenantId), isNotNull(t.logEntry.idx)))
  if (log.checkpoint !== null || log.size > 0) {
    const verdict = await verifyLog(readLog({ db: tx, keys }, log.tenantId), { checks: [pollResults] })
    if (!verdict.ok) {
      const { ok, ...found } = verdict
      return found
    }
    if (verdict.size !== log.size) return contradiction('size-differs', 'log and checkpoint', verdict.size)
    if (!sameBytes(verdict.root, log.root)) return contradiction('range-differs', 'log root')
  }
  if (numbered!.n !== log.size)
    return contradiction('size-differs', `${numbered!.n} entries have an index`, log.size)
  const nodes = log.range.map((node) => fromBase64(node) ?? new Uint8Array())
  if (!sameBytes(rootOfRange({ size: log.size, nodes }), log.root))
    return contradiction('range-differs', 'log range')
  return undefined
}
