import * as t from '@yishi/schema/tables'
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { anyOf } from '../db/anyOf.ts'
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
  const people = db
    .select({ id: t.person.personId })
    .from(t.person)
    .where(and(eq(t.person.tenantId, tenant), anyOf(t.person.personId, ids), isNull(t.person.deletedAt)))
  const grants = db
    .select({ person: t.grant.personId, role: t.grant.role, zone: t.grant.zoneId })
    .from(t.grant)
    .where(
      and(
        eq(t.grant.tenantId, tenant),
        anyOf(t.grant.personId, ids),
        lte(t.grant.startsAt, sql`yishi_now()`),
        or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
      ),
    )
  const homes = db
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
        anyOf(t.householdMember.personId, ids),
        eq(t.householdMember.state, 'active'),
      ),
    )
  const [known, ...of] = await Promise.all([people, grants, homes, readMandates(db, tenant, ids)])
  const alive = new Set(known.map(({ id }) => id))
  const [theirs, at, named] = [byPerson(of[0]), byPerson(of[1]), byPerson(of[2])]
  return wanted.map(({ person, freshAt }) =>
    alive.has(person)
      ? {
          tenant,
          person,
          grants: theirs.get(person) ?? [],
          homes: at.get(person) ?? [],
          mandates: named.get(person) ?? [],
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
    .where(and(eq(t.voter.tenantId, tenant), anyOf(t.voter.personId, ids), isNull(t.voter.endedAt)))
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
