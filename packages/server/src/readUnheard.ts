import * as t from '@yishi/schema/tables'
import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from './db/db.ts'

/** So many visits to a closed door stand for having been heard. */
const tries = 2

/**
 * How many affected households of each matter nobody has met, nor tried to meet often enough. What the desk counts as waiting is what
 * holds a motion back.
 */
export async function readUnheard(
  db: Db | Tx,
  tenant: string,
  proposals: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const waiting = await db
    .select({ proposal: t.affectedHousehold.proposalId, visits: count(t.visit.visitId) })
    .from(t.affectedHousehold)
    .leftJoin(
      t.visit,
      and(
        eq(t.visit.tenantId, t.affectedHousehold.tenantId),
        eq(t.visit.proposalId, t.affectedHousehold.proposalId),
        eq(t.visit.householdId, t.affectedHousehold.householdId),
      ),
    )
    .where(
      and(
        eq(t.affectedHousehold.tenantId, tenant),
        inArray(t.affectedHousehold.proposalId, ['', ...proposals]),
        isNull(t.affectedHousehold.heardAt),
      ),
    )
    .groupBy(t.affectedHousehold.proposalId, t.affectedHousehold.householdId)
  const unheard = new Map<string, number>()
  for (const { proposal, visits } of waiting)
    if (visits < tries) unheard.set(proposal, (unheard.get(proposal) ?? 0) + 1)
  return unheard
}
