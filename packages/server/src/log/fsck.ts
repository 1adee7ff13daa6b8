import {
  type Checkpoint,
  type Contradiction,
  fromBase64,
  openCheckpoint,
  pollResults,
  rootOfRange,
  sameBytes,
  verifyLog,
} from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type Db, rowsOf, type Tx } from '../db/db.ts'
import { contradiction } from './contradiction.ts'
import { fsckDerived } from './fsckDerived.ts'
import { fsckEntries, type LastMarks } from './fsckEntries.ts'
import { fsckPolls } from './fsckPolls.ts'
import { fsckRolls } from './fsckRolls.ts'
import { fsckRows, writtenTables } from './fsckRows.ts'
import { KeyFault, type LogKeys } from './keys.ts'
import { readLog } from './readLog.ts'
import { signerOfLog } from './signerOfLog.ts'

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

/** What is checked, and what it is held against. */
export interface FsckOptions {
  db: Db
  keys: LogKeys
  /** Checkpoints that these logs signed earlier, as they were served: each log has to continue its own. */
  seen?: readonly string[]
}

/**
 * Derives everything again from the database: each tenant's tree from its entries, its checkpoint, its rows from what the
 * entries say of them, its rolls, its results from ballots and rolls. Reads one snapshot per tenant, so that it may run beside writers.
 */
export async function fsck({ db, keys, seen = [] }: FsckOptions): Promise<FsckVerdict> {
  const tenants: SoundTenant[] = []
  const logs = await db.select().from(t.log).orderBy(asc(t.log.tenantId))
  const lost = seen.map(originOf).find((origin) => logs.every((log) => log.origin !== origin))
  if (lost !== undefined)
    return { ok: false, tenant: lost.split('/').at(-1)!, ...contradiction('log-missing', lost) }
  for (const tenantId of await tenantsOf(db)) {
    if (logs.every((log) => log.tenantId !== tenantId))
      return { ok: false, tenant: tenantId, ...contradiction('log-missing', tenantId) }
    const found = await db
      .transaction((tx) => fsckTenant({ tx: tx as Tx, keys, seen }, tenantId), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      })
      .catch((error: unknown) => {
        if (error instanceof KeyFault) return contradiction('key-unusable', error.message)
        // A salt that is too short, a number that is none: what stands there was never written by us.
        if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError)
          return contradiction('rows-unreadable', error.message)
        throw error
      })
    if ('code' in found) return { ok: false, tenant: tenantId, ...found }
    tenants.push(found)
  }
  return { ok: true, tenants }
}

type Inside = { tx: Tx; keys: LogKeys; seen: readonly string[] }

async function fsckTenant({ tx, keys, seen }: Inside, tenant: string): Promise<Contradiction | SoundTenant> {
  const [log] = await tx.select().from(t.log).where(eq(t.log.tenantId, tenant))
  const wrong = (await fsckLog({ tx, keys, seen }, log!)) ?? (await fsckDerived({ tx, keys }, log!))
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
  { tx, keys, seen }: Inside,
  log: typeof t.log.$inferSelect,
): Promise<Contradiction | undefined> {
  const [numbered] = await tx
    .select({ n: count() })
    .from(t.logEntry)
    .where(and(eq(t.logEntry.tenantId, log.tenantId), isNotNull(t.logEntry.idx)))
  if (log.checkpoint !== null || log.size > 0) {
    const verdict = await verifyLog(readLog({ db: tx, keys }, log.tenantId), {
      checks: [pollResults],
      seen: seenOf(keys, log, seen),
    })
    if (!verdict.ok) {
      const { ok, ...found } = verdict
      return found
    }
    // Whoever restored fewer keys than have signed learns it here, not from the first ballot.
    signerOfLog(keys, log)
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

/** The earlier trees of one log among all the checkpoints that were brought; a note that none of its keys signed is none of it. */
function seenOf(
  keys: LogKeys,
  log: { tenantId: string; origin: string },
  notes: readonly string[],
): Checkpoint[] {
  const signer = keys.signerOf(log.tenantId, log.origin)
  return notes.flatMap((note) => {
    const held = signer ? [signer, ...signer.before] : []
    return held
      .map(({ vkey }) => openCheckpoint(note, vkey))
      .flatMap((opened) => (opened.ok ? [opened.value] : []))
      .slice(0, 1)
  })
}

/** The first line of a checkpoint says whose it is. */
const originOf = (note: string): string => note.split('\n', 1)[0]!

/** Whoever has anything in any table, though their log were gone. */
async function tenantsOf(db: Db): Promise<string[]> {
  const tables = [t.log, t.logEntry, t.logTile, t.receiptCode, t.elector, ...writtenTables]
  const each = tables.map((table) => sql`select distinct tenant_id from ${table}`)
  const rows = await rowsOf<{ tenant_id: string }>(
    db,
    sql`select tenant_id from (${sql.join(each, sql` union `)}) every order by tenant_id`,
  )
  return rows.map((row) => row.tenant_id)
}
