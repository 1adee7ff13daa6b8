import * as t from '@yishi/schema/tables'
import { type AffectedView, isWithin, type VisitView, type ZoneId } from '@yishi/schema/words'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { householdLabel } from '../householdLabel.ts'
import { holds, type Who } from '../who.ts'

/** A matter, and who looks at its doors. */
export interface Looking {
  tenant: string
  zone: ZoneId
  proposal: string
  who: Who | null
}

/**
 * Affected households and visits, as far as somebody may see them. The public sees buildings and dates; clerks everything, grid
 * workers what lies in their grid; a household itself.
 */
export async function readDoors(
  db: Db,
  looking: Looking,
): Promise<{ affected: AffectedView[]; visits: VisitView[] | null }> {
  const { tenant, zone, proposal, who } = looking
  const clerk = who !== null && holds(who, ['clerk'], zone)
  const grids = who?.grants.filter((grant) => grant.role === 'gridworker') ?? []
  const staffAt = (at: ZoneId) => clerk || grids.some((grant) => isWithin(at, grant.zone))
  const isHome = (household: string) => who?.homes.some((home) => home.household === household) ?? false
  const rows = await db
    .select({
      household: t.household.householdId,
      zone: t.household.zoneId,
      building: t.household.building,
      unit: t.household.unit,
      room: t.household.room,
      why: t.affectedHousehold.why,
      heardAt: t.affectedHousehold.heardAt,
      servedAt: t.affectedHousehold.servedAt,
    })
    .from(t.affectedHousehold)
    .innerJoin(
      t.household,
      and(
        eq(t.household.tenantId, t.affectedHousehold.tenantId),
        eq(t.household.householdId, t.affectedHousehold.householdId),
      ),
    )
    .where(and(eq(t.affectedHousehold.tenantId, tenant), eq(t.affectedHousehold.proposalId, proposal)))
    .orderBy(asc(t.household.building), asc(t.household.householdId))
  const affected = rows.map((row) => {
    const open = staffAt(row.zone) || isHome(row.household)
    return {
      household: open ? row.household : '',
      label: open ? householdLabel(row) : row.building,
      why: open ? row.why : '',
      heardAt: row.heardAt?.toISOString() ?? null,
      servedAt: row.servedAt?.toISOString() ?? null,
    }
  })
  const staff = clerk || (who !== null && holds(who, ['gridworker'], zone))
  return {
    affected,
    visits: staff ? (await readVisits(db, looking)).filter((row) => staffAt(row.zone)).map(toView) : null,
  }
}

function readVisits(db: Db, { tenant, proposal }: Looking) {
  return db
    .select({
      id: t.visit.visitId,
      household: t.visit.householdId,
      zone: t.household.zoneId,
      building: t.household.building,
      unit: t.household.unit,
      room: t.household.room,
      visitedAt: t.visit.visitedAt,
      by: t.person.name,
      together: t.visit.together,
      needs: t.visit.needs,
      outcome: t.visit.outcome,
      persuading: t.visit.persuading,
    })
    .from(t.visit)
    .innerJoin(
      t.household,
      and(eq(t.household.tenantId, t.visit.tenantId), eq(t.household.householdId, t.visit.householdId)),
    )
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.visit.tenantId), eq(t.person.personId, t.visit.personId)),
    )
    .where(and(eq(t.visit.tenantId, tenant), eq(t.visit.proposalId, proposal)))
    .orderBy(desc(t.visit.visitedAt), desc(t.visit.visitId))
}

function toView(row: Awaited<ReturnType<typeof readVisits>>[number]): VisitView {
  const { zone: _, building, unit, room, visitedAt, by, ...visit } = row
  return {
    ...visit,
    label: householdLabel({ building, unit, room }),
    visitedAt: visitedAt.toISOString(),
    by: by ?? '',
  }
}
