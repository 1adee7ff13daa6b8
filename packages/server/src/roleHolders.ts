import * as t from '@yishi/schema/tables'
import type { GrantableRole, ZoneId } from '@yishi/schema/words'
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from './db/db.ts'

/** Somebody who holds a role. */
export interface Holder {
  person: string
  name: string
}

/** Who holds a role at a zone now, there or above, each once; in the order of their appointment. */
export async function roleHolders(
  db: Db | Tx,
  tenant: string,
  { role, zone }: { role: GrantableRole; zone: ZoneId },
): Promise<Holder[]> {
  const rows = await db
    .select({ person: t.person.personId, name: t.person.name })
    .from(t.grant)
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.grant.tenantId), eq(t.person.personId, t.grant.personId)),
    )
    .where(
      and(
        eq(t.grant.tenantId, tenant),
        eq(t.grant.role, role),
        inArray(t.grant.zoneId, zonesAround(zone)),
        lte(t.grant.startsAt, sql`yishi_now()`),
        or(isNull(t.grant.endsAt), gt(t.grant.endsAt, sql`yishi_now()`)),
        isNull(t.person.deletedAt),
      ),
    )
    .orderBy(asc(t.grant.startsAt), asc(t.grant.grantId))
  return [...new Map(rows.map(({ person, name }) => [person, { person, name: name ?? '' }])).values()]
}

/** A zone and those above it: an address is its own path. */
export function zonesAround(zone: ZoneId): ZoneId[] {
  const labels = zone.split('.')
  return labels.map((_, i) => labels.slice(0, i + 1).join('.'))
}
