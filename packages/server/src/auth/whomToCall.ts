import * as t from '@yishi/schema/tables'
import { type Refusal, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Whom to call at a zone: the nearest one around it that has a telephone, else the community's own. */
export async function whomToCall(db: Db, zone: ZoneId): Promise<NonNullable<Refusal['params']>> {
  const [nearest] = await db
    .select({ telephone: t.zone.telephone, at: t.zone.name })
    .from(t.zone)
    .where(
      and(
        eq(t.zone.tenantId, tenantOf(zone)),
        isNotNull(t.zone.telephone),
        sql`(${zone} = ${t.zone.zoneId} or starts_with(${zone}, ${t.zone.zoneId} || '.'))`,
      ),
    )
    .orderBy(desc(sql`length(${t.zone.zoneId})`))
    .limit(1)
  if (nearest?.telephone) return { telephone: nearest.telephone, at: nearest.at }
  const [tenant] = await db
    .select({ settings: t.tenant.settings, at: t.tenant.name })
    .from(t.tenant)
    .where(eq(t.tenant.tenantId, tenantOf(zone)))
  return tenant ? { telephone: tenant.settings.telephone, at: tenant.at } : {}
}
