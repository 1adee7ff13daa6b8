import * as t from '@yishi/schema/tables'
import type { ProgressView } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** What both sides said of the work, round by round. */
export async function readAcceptances(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<ProgressView['acceptances']> {
  const rows = await db
    .select({
      side: t.acceptance.side,
      verdict: t.acceptance.verdict,
      reason: t.acceptance.reason,
      at: t.acceptance.at,
      round: t.acceptance.round,
    })
    .from(t.acceptance)
    .where(and(eq(t.acceptance.tenantId, tenant), eq(t.acceptance.proposalId, proposal)))
    .orderBy(asc(t.acceptance.at), asc(t.acceptance.side))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
