import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from './db/db.ts'

/** A session as an act sees it: its row, locked, and who came and went. */
export interface SessionNow {
  session: typeof t.councilSession.$inferSelect
  attendance: (typeof t.attendance.$inferSelect)[]
}

/**
 * Lock a session and read who is in the room. Everything that happens in a session takes this lock, so that nobody leaves
 * between a count and its base. Undefined where there is none.
 */
export async function lockSession(
  tx: Tx,
  tenant: string,
  sessionId: string,
): Promise<SessionNow | undefined> {
  const [session] = await tx
    .select()
    .from(t.councilSession)
    .where(and(eq(t.councilSession.tenantId, tenant), eq(t.councilSession.sessionId, sessionId)))
    .for('update')
  if (!session) return undefined
  const attendance = await tx
    .select()
    .from(t.attendance)
    .where(and(eq(t.attendance.tenantId, tenant), eq(t.attendance.sessionId, sessionId)))
    .orderBy(asc(t.attendance.seq))
  return { session, attendance }
}

/** Who is in the room. */
export function presentAt({ attendance }: Pick<SessionNow, 'attendance'>): ReadonlySet<string> {
  return new Set(attendance.filter((row) => row.leftAt === null).map((row) => row.personId))
}

/** Why nothing can happen in a session; undefined while it is open. */
export function notOpen(now: SessionNow | undefined, zone: string | null): Refused | undefined {
  if (!now || (zone !== null && now.session.zoneId !== zone))
    return refuse('unknown-session', undefined, 'session')
  if (now.session.closedAt) return refuse('session-closed')
  return now.session.openedAt ? undefined : refuse('session-not-open')
}
