import * as t from '@yishi/schema/tables'
import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/db.ts'
import type { Mandate, Who } from '../who.ts'

/** A person's roles and households as they stand now; null where the account is gone. */
export async function readWho(
  db: Db | Tx,
  tenant: string,
  personId: string,
  freshAt: Date | null,
): Promise<Who | null> {
  const [who] = await readWhos(db, tenant, [{ person: personId, freshAt }])
  return who!
}

/** The same of many people of a community, by as many statements as of one; in their order. */
export async function readWhos(
  db: Db | Tx,
  tenant: string,
  wanted: readonly { person: string; freshAt: Date | null }[],
): Promise<(Who | null)[]> {
  const ids = [...new Set(wanted.map(({ person }) => person))]
  const people = await db
    .select({ id: t.person.personId })
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), inArray(t.person.personId, ids), isNull(t.person.deletedAt)))
  const grants = await db
    .select({ person: t.grant.personId, role: t.grant.role, zone: t.grant.zoneId })
    .from(t.grant)
    .where(
      and(
        eq(t.grant.tenantId, tenant),
        inArray(t.grant.personId, ids),
        lte(t.grant.startsAt, sql`yishi_now()`),
        or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
      ),
    )
  const homes = await db
    .select({
      person: t.householdMember.personId,
      household: t.household.householdId,
      zone: t.household.zoneId,
    })
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
        inArray(t.householdMember.personId, ids),
        eq(t.householdMember.state, 'active'),
      ),
    )
  const mandates = await readMandates(db, tenant, ids)
  const known = new Set(people.map(({ id }) => id))
  const of = { grants: byPerson(grants), homes: byPerson(homes), mandates: byPerson(mandates) }
  return wanted.map(({ person, freshAt }) =>
    known.has(person)
      ? {
          tenant,
          person,
          grants: of.grants.get(person) ?? [],
          homes: of.homes.get(person) ?? [],
          mandates: of.mandates.get(person) ?? [],
          freshAt,
        }
      : null,
  )
}

function readMandates(
  db: Db | Tx,
  tenant: string,
  ids: readonly string[],
): Promise<(Mandate & { person: string })[]> {
  return db
    .select({
      person: t.voter.personId,
      roll: t.voter.rollId,
      elector: t.voter.electorId,
      zone: t.roll.zoneId,
    })
    .from(t.voter)
    .innerJoin(t.roll, and(eq(t.roll.tenantId, t.voter.tenantId), eq(t.roll.rollId, t.voter.rollId)))
    .where(
      and(eq(t.voter.tenantId, tenant), inArray(t.voter.personId, ids as string[]), isNull(t.voter.endedAt)),
    )
}

function byPerson<T extends { person: string }>(rows: readonly T[]): Map<string, Omit<T, 'person'>[]> {
  const found = new Map<string, Omit<T, 'person'>[]>()
  for (const { person, ...rest } of rows) {
    const list = found.get(person)
    if (list) list.push(rest)
    else found.set(person, [rest])
  }
  return found
}
