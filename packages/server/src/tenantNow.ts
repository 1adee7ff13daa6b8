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

/** The years that an admin added, as one value: the tenant is read in a single statement. */
const calendarOf = sql<CalendarRow[]>`(
  select coalesce(json_agg(json_build_object('year', year, 'rest', rest, 'work', work)), '[]')
  from ${t.calendarYear} where ${t.calendarYear.tenantId} = ${t.tenant.tenantId})`

/** A tenant's row, its calendar and the clock, for a statement on `tenant` and whatever is joined to it. */
export const tenantNow = { tenant: t.tenant, now: nowMillis, calendar: calendarOf }

interface Found {
  tenant: typeof t.tenant.$inferSelect
  calendar: CalendarRow[]
  now: string
  zone: typeof t.zone.$inferSelect
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
    .select({ ...tenantNow, zone: t.zone })
    .from(t.zone)
    .innerJoin(t.tenant, eq(t.tenant.tenantId, t.zone.tenantId))
    .where(and(eq(t.zone.tenantId, tenantId), eq(t.zone.zoneId, zone)))
  const [found] = lock ? await query.for(lock, { of: t.zone }) : await query
  if (!found) return refuse('unknown-zone', undefined, 'zone')
  return { ok: true, value: asOf(found) }
}

/** A tenant as {@link tenantNow} has it, and one of its zones. */
export function asOf({
  tenant: { tenantId, name, timeZone, settings },
  calendar,
  now,
  zone,
}: Found): TenantNow {
  const due: TenantNow['due'] = (from, period) => dueIn(timeZone, calendar, from, period)
  return { tenantId, name, timeZone, settings, now: new Date(Number(now)), zone, due }
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

function dueIn(timeZone: string, extra: readonly CalendarRow[], from: Date, period: Period): Date {
  const further = Object.fromEntries(extra.map(({ year, rest, work }) => [year, { rest, work }]))
  const answer = due({ from: from.toISOString(), ...period, timeZone }, further)
  if (!answer.ok) throw new RefusalThrown(answer)
  return new Date(answer.value.closesAt)
}
