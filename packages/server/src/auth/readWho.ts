import * as t from '@yishi/schema/tables'
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'
import type { Mandate, Who } from '../who.ts'

/** A person's roles and households as they stand now; null where the account is gone. */
export async function readWho(
  db: Db | Tx,
  tenant: string,
  personId: string,
  freshAt: Date | null,
): Promise<Who | null> {
  const [person] = await db
    .select({ id: t.person.personId })
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), eq(t.person.personId, personId), isNull(t.person.deletedAt)))
  if (!person) return null
  const grants = await db
    .select({ role: t.grant.role, zone: t.grant.zoneId })
    .from(t.grant)
    .where(
      and(
        eq(t.grant.tenantId, tenant),
        eq(t.grant.personId, personId),
        lte(t.grant.startsAt, sql`yishi_now()`),
        or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
      ),
    )
  const homes = await db
    .select({ household: t.household.householdId, zone: t.household.zoneId })
    .from(t.householdMember)
    .innerJoin(
      t.household,
      and(
        eq(t.household.tenantId, t.householdMember.tenantId),
        eq(t.household.householdId, t.householdMember.householdId),
      ),
    )
    .where(
      and(
        eq(t.householdMember.tenantId, tenant),
        eq(t.householdMember.personId, personId),
        eq(t.householdMember.state, 'active'),
      ),
    )
  const mandates = await readMandates(db, tenant, personId)
  return { tenant, person: personId, grants, homes, mandates, freshAt }
}

function readMandates(db: Db | Tx, tenant: string, personId: string): Promise<Mandate[]> {
  return db
    .select({ roll: t.voter.rollId, elector: t.voter.electorId, zone: t.roll.zoneId })
    .from(t.voter)
    .innerJoin(t.roll, and(eq(t.roll.tenantId, t.voter.tenantId), eq(t.roll.rollId, t.voter.rollId)))
    .where(and(eq(t.voter.tenantId, tenant), eq(t.voter.personId, personId), isNull(t.voter.endedAt)))
}
