import * as t from '@yishi/schema/tables'
import type { SessionChange } from '@yishi/schema/words'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { TenantNow } from '../tenantNow.ts'
import { within } from '../within.ts'

/** A session that was moved or called off, and for when and where it stood after that. */
export interface ChangedSession {
  /** The session's own id with the number of the change. */
  id: string
  zone: string
  number: number
  kind: SessionChange['kind']
  at: Date
  reason: string
  startsAt: string
  place: string
}

/** So many sessions are looked at. */
const most = 50

/** Every change of the last sessions of a zone and below, the latest first. */
export async function readSessionChanges(
  db: Db,
  { tenantId }: TenantNow,
  zone: string,
): Promise<ChangedSession[]> {
  const { sessionId, zoneId, number, startsAt, place, changes } = t.councilSession
  const rows = await db
    .select({ sessionId, zone: zoneId, number, startsAt, place, changes })
    .from(t.councilSession)
    .where(
      and(
        eq(t.councilSession.tenantId, tenantId),
        within(zoneId, zone),
        sql`jsonb_array_length(${changes}) > 0`,
      ),
    )
    .orderBy(desc(startsAt))
    .limit(most)
  return rows
    .flatMap((row) =>
      row.changes.map(({ kind, at, reason }, i) => {
        const next = row.changes[i + 1]
        return {
          id: `${row.sessionId}-${i + 1}`,
          zone: row.zone,
          number: row.number,
          kind,
          at: new Date(at),
          reason,
          startsAt: next?.startsAt ?? row.startsAt.toISOString(),
          place: next?.place ?? row.place,
        }
      }),
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime())
}
