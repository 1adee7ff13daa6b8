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

/**
 * Whether the votes have been counted again for an objection, as a column of a select of objections. Its columns are named with their table:
 * without a join they would be taken for those of the correction.
 */
export const recountedFor = sql<boolean>`exists (
  select from ${t.pollCorrection} c
  where c.tenant_id = ${t.objection}.tenant_id and jsonb_exists(c.objections, ${t.objection}.objection_id)
)`

/** What was upheld against a notice of a result, as far as it is about figures. */
export function readUpheld(db: Db | Tx, tenant: string, noticeId: string): Promise<Upheld[]> {
  const { objectionId, number, repliedBy } = t.objection
  return db
    .select({ objectionId, number, repliedBy, recounted: recountedFor })
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
