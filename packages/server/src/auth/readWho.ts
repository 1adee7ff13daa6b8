import * as t from '@yishi/schema/tables'
import type { Grant } from '@yishi/schema/words'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'
import type { Home, Mandate, Who } from '../who.ts'

/**
 * What somebody may, beside a row of `person`: as lists of that row, so that people and all that they are come by one statement, alone
 * or joined to whatever names them. The names are written out, since a statement on one table alone would leave the table's away.
 */
export const standing = {
  person: t.person.personId,
  grants: sql<Grant[]>`(
    select coalesce(json_agg(json_build_object('role', g.role, 'zone', g.zone_id)), '[]')
    from ${t.grant} g
    where g.tenant_id = person.tenant_id and g.person_id = person.person_id
      and g.starts_at <= yishi_now() and (g.ends_at is null or g.ends_at > yishi_now()))`,
  homes: sql<Home[]>`(
    select coalesce(json_agg(json_build_object('household', h.household_id, 'zone', h.zone_id)), '[]')
    from ${t.householdMember} m
    join ${t.household} h on h.tenant_id = m.tenant_id and h.household_id = m.household_id
    where m.tenant_id = person.tenant_id and m.person_id = person.person_id and m.state = 'active')`,
  mandates: sql<Mandate[]>`(
    select coalesce(json_agg(json_build_object('roll', v.roll_id, 'elector', v.elector_id, 'zone', r.zone_id)), '[]')
    from ${t.voter} v
    join ${t.roll} r on r.tenant_id = v.tenant_id and r.roll_id = v.roll_id
    where v.tenant_id = person.tenant_id and v.person_id = person.person_id and v.ended_at is null)`,
}

/** A person's roles and households as they stand now; null where the account is gone. */
export async function readWho(
  db: Db | Tx,
  tenant: string,
  personId: string,
  freshAt: Date | null,
): Promise<Who | null> {
  const [found] = await db
    .select(standing)
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), eq(t.person.personId, personId), isNull(t.person.deletedAt)))
  return found ? { tenant, ...found, freshAt } : null
}
