import * as t from '@yishi/schema/tables'
import type { MotionView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** A party's word on a version of a plan. */
export type SignOffRow = MotionView['signOffs'][number] & { proposal: string; version: number }

/** How the parties signed off the plans of some matters, in the order in which they did. */
export async function readSignOffViews(
  db: Db,
  tenant: string,
  proposals: readonly string[],
): Promise<SignOffRow[]> {
  if (proposals.length === 0) return []
  const rows = await db
    .select({
      proposal: t.signOff.proposalId,
      version: t.signOff.planVersion,
      party: t.signOff.party,
      stance: t.signOff.stance,
      at: t.signOff.at,
    })
    .from(t.signOff)
    .where(and(eq(t.signOff.tenantId, tenant), inArray(t.signOff.proposalId, [...proposals])))
    .orderBy(asc(t.signOff.at), asc(t.signOff.party))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
