import { hashLeaf, receiptCode } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'
import type { LogKeys } from './keys.ts'
import { noncesOf } from './nonces.ts'
import { signerOfLog } from './signerOfLog.ts'

/** The short code of an entry, and its index once it has one. */
export interface EntryCode {
  code: string
  index: number | null
}

/** The codes of these entries, by entry id; an id that is none of the tenant's entries is left out. */
export async function receiptCodes(
  { db, keys }: { db: Db | Tx; keys: LogKeys },
  tenant: string,
  entryIds: readonly string[],
): Promise<Map<string, EntryCode>> {
  if (entryIds.length === 0) return new Map()
  const [log] = await db.select().from(t.log).where(eq(t.log.tenantId, tenant))
  if (!log) return new Map()
  const nonceOf = noncesOf(signerOfLog(keys, log))
  const rows = await db
    .select({ id: t.logEntry.entryId, index: t.logEntry.idx, body: t.logEntry.body })
    .from(t.logEntry)
    .where(and(eq(t.logEntry.tenantId, tenant), inArray(t.logEntry.entryId, [...entryIds])))
  return new Map(
    rows.map(({ id, index, body }) => {
      const leaf = hashLeaf(Buffer.from(body))
      return [id, { code: receiptCode(leaf, nonceOf(leaf)), index }]
    }),
  )
}
