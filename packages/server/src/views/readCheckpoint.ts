import { toBase64 } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Size and root of the last signed checkpoint of a tenant's log, as printed on paper; null before the first. */
export async function readCheckpoint(db: Db, tenant: string): Promise<{ size: number; root: string } | null> {
  const [log] = await db
    .select({ size: t.log.size, root: t.log.root })
    .from(t.log)
    .where(and(eq(t.log.tenantId, tenant), isNotNull(t.log.checkpoint)))
  return log ? { size: log.size, root: toBase64(log.root) } : null
}
