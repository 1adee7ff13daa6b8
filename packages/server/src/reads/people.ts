import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { PeopleView, StaffView } from '@yishi/schema/words'
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'
import { within } from '../within.ts'

/** 人员与辖区: who holds which role at a zone and below, the zones, and the sites that may sign people in. */
export const people = read({
  name: 'people',
  who: ['admin'],
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { tenant: { tenantId } }) {
    const value: PeopleView = {
      staff: await readStaff(db, tenantId, zone),
      zones: await db
        .select({
          zone: t.zone.zoneId,
          level: t.zone.level,
          name: t.zone.name,
          telephone: t.zone.telephone,
        })
        .from(t.zone)
        .where(and(eq(t.zone.tenantId, tenantId), within(t.zone.zoneId, zone)))
        .orderBy(asc(t.zone.zoneId)),
      sites: await readSites(db, tenantId),
    }
    return { ok: true, value }
  },
})

async function readStaff(db: Db, tenant: string, zone: string): Promise<StaffView[]> {
  const rows = await db
    .select({
      person: t.person.personId,
      name: t.person.name,
      login: t.person.login,
      grant: t.grant.grantId,
      role: t.grant.role,
      zone: t.grant.zoneId,
      startsAt: t.grant.startsAt,
      endsAt: t.grant.endsAt,
    })
    .from(t.grant)
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.grant.tenantId), eq(t.person.personId, t.grant.personId)),
    )
    .where(
      and(
        eq(t.grant.tenantId, tenant),
        within(t.grant.zoneId, zone),
        or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
      ),
    )
    .orderBy(asc(t.grant.startsAt), asc(t.person.name), asc(t.grant.grantId))
  const staff = new Map<string, StaffView>()
  for (const { person, name, login, grant, role, zone: at, startsAt, endsAt } of rows) {
    const one = staff.get(person) ?? { person, name: name ?? '', login, grants: [] }
    one.grants.push({
      grant,
      role,
      zone: at,
      since: startsAt.toISOString(),
      until: endsAt?.toISOString() ?? null,
    })
    staff.set(person, one)
  }
  return [...staff.values()]
}

async function readSites(db: Db, tenant: string): Promise<PeopleView['sites']> {
  const origins = await db
    .select({ origin: t.origin.origin })
    .from(t.origin)
    .where(and(eq(t.origin.tenantId, tenant), isNull(t.origin.removedAt)))
    .orderBy(asc(t.origin.origin))
  const keys = await db
    .select({ origin: t.hostKey.origin, key: t.hostKey.keyId })
    .from(t.hostKey)
    .where(and(eq(t.hostKey.tenantId, tenant), isNull(t.hostKey.removedAt)))
    .orderBy(asc(t.hostKey.keyId))
  return origins.map(({ origin }) => ({
    origin,
    keys: keys.filter((one) => one.origin === origin).map((one) => one.key),
  }))
}
