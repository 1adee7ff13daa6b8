import { due } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type Answer, type Period, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq, sql } from 'drizzle-orm'
import { nowMillis, readNow } from './db/clock.ts'
import type { Db, Tx } from './db/db.ts'
import { RefusalThrown } from './refusalThrown.ts'

/** A tenant at this instant: its settings, its calendar and the time. */
export interface TenantNow {
  tenantId: string
  name: string
  timeZone: string
  settings: t.TenantSettings
  now: Date
  zone: typeof t.zone.$inferSelect
  /** First instant after a period. Throws {@link RefusalThrown} past the calendar's end. */
  due(from: Date, period: Period): Date
}

/** Read tenant, zone and clock. An act on a zone locks the zone's row, so that numbers counted within it never collide. */
export async function readTenant(
  db: Db | Tx,
  tenantId: string,
  zone: ZoneId,
  lock: 'update' | 'share' | null,
): Promise<Answer<TenantNow>> {
  if (tenantOf(zone) !== tenantId) return refuse('unknown-zone', undefined, 'zone')
  const query = db
    .select({ tenant: t.tenant, zone: t.zone, now: nowMillis, calendar: calendarOf })
    .from(t.zone)
    .innerJoin(t.tenant, eq(t.tenant.tenantId, t.zone.tenantId))
    .where(and(eq(t.zone.tenantId, tenantId), eq(t.zone.zoneId, zone)))
  const [found] = lock ? await query.for(lock, { of: t.zone }) : await query
  if (!found) return refuse('unknown-zone', undefined, 'zone')
  const { tenant: row, calendar } = found
  return {
    ok: true,
    value: {
      tenantId,
      name: row.name,
      timeZone: row.timeZone,
      settings: row.settings,
      now: new Date(Number(found.now)),
      zone: found.zone,
      due: (from, period) => dueIn(row.timeZone, calendar, from, period),
    },
  }
}

/** What the founding act is given: nothing stands yet but the clock. A tenant that stands is refused. */
export async function readUnfounded(db: Db | Tx, tenantId: string, zone: ZoneId): Promise<Answer<TenantNow>> {
  if (zone !== tenantId) return refuse('unknown-zone', undefined, 'zone')
  const standing = await db.$count(t.tenant, eq(t.tenant.tenantId, tenantId))
  if (standing > 0) return refuse('setup-done')
  const timeZone = 'Asia/Shanghai'
  return {
    ok: true,
    value: {
      tenantId,
      name: '',
      timeZone,
      settings: { issuer: '', telephone: '', place: '', hours: '' },
      now: await readNow(db),
      zone: { tenantId, zoneId: zone, parentId: null, level: '', name: '', telephone: null, entryId: '' },
      due: (from, period) => dueIn(timeZone, [], from, period),
    },
  }
}

type CalendarRow = Pick<typeof t.calendarYear.$inferSelect, 'year' | 'rest' | 'work'>

/** The years that an admin added, as one value: the tenant is read in a single statement. */
const calendarOf = sql<CalendarRow[]>`(
  select coalesce(json_agg(json_build_object('year', year, 'rest', rest, 'work', work)), '[]')
  from ${t.calendarYear} where ${t.calendarYear.tenantId} = ${t.zone.tenantId})`

function dueIn(timeZone: string, extra: readonly CalendarRow[], from: Date, period: Period): Date {
  const further = Object.fromEntries(extra.map(({ year, rest, work }) => [year, { rest, work }]))
  const answer = due({ from: from.toISOString(), ...period, timeZone }, further)
  if (!answer.ok) throw new RefusalThrown(answer)
  return new Date(answer.value.closesAt)
}
