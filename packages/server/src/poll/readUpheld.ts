import * as t from '@yishi/schema/tables'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'

/** An objection that was upheld and asks for a new count. */
export interface Upheld {
  objectionId: string
  number: number
  repliedBy: string | null
  /** The votes have been counted again for it. */
  recounted: boolean
}

/** What was upheld against a notice of a result, as far as it is about figures. */
export function readUpheld(db: Db | Tx, tenant: string, noticeId: string): Promise<Upheld[]> {
  const { objectionId, number, repliedBy } = t.objection
  const recounted = sql<boolean>`exists (
    select from ${t.pollCorrection} c
    where c.tenant_id = ${t.objection.tenantId} and jsonb_exists(c.objections, ${t.objection.objectionId})
  )`
  return db
    .select({ objectionId, number, repliedBy, recounted })
    .from(t.objection)
    .where(
      and(
        eq(t.objection.tenantId, tenant),
        eq(t.objection.noticeId, noticeId),
        eq(t.objection.outcome, 'upheld'),
        eq(t.objection.effect, 'recount'),
      ),
    )
    .orderBy(asc(number))
}
