import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import type { LockedElector } from './lockElectors.ts'

/**
 * Whether somebody visited an elector to persuade them in this matter: they never help that household vote. An owner is
 * known by the door of a dwelling.
 */
export async function persuadedBy(
  tx: Tx,
  { proposal }: Matter,
  { person, elector }: { person: string; elector: LockedElector },
): Promise<boolean> {
  const visited = await tx
    .selectDistinct({
      id: t.household.householdId,
      building: t.household.building,
      unit: t.household.unit,
      room: t.household.room,
    })
    .from(t.visit)
    .innerJoin(
      t.household,
      and(eq(t.household.tenantId, t.visit.tenantId), eq(t.household.householdId, t.visit.householdId)),
    )
    .where(
      and(
        eq(t.visit.tenantId, proposal.tenantId),
        eq(t.visit.proposalId, proposal.proposalId),
        eq(t.visit.personId, person),
        eq(t.visit.persuading, true),
      ),
    )
  return visited.some(
    (household) =>
      household.id === elector.householdId ||
      elector.dwellings.some(
        (dwelling) =>
          dwelling.building === household.building &&
          dwelling.unit === household.unit &&
          dwelling.room === household.room,
      ),
  )
}
