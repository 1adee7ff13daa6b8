import * as t from '@yishi/schema/tables'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { TenantNow } from '../tenantNow.ts'
import { within } from '../within.ts'

/** So many of each kind are told at most, and so long after they have passed. */
const most = 200
const kept = 60 * 86_400_000

/** What has a date at a zone and below: the ends of notices and polls, and sessions of its bodies. */
export async function readDates(db: Db, { tenantId, now }: TenantNow, zone: string) {
  const since = new Date(now.getTime() - kept)
  const notices = await db
    .select({
      id: t.notice.noticeId,
      title: t.notice.title,
      closesAt: t.notice.closesAt,
      issuedAt: t.notice.issuedAt,
    })
    .from(t.notice)
    .where(
      and(
        eq(t.notice.tenantId, tenantId),
        within(t.notice.zoneId, zone),
        isNull(t.notice.withdrawnAt),
        gt(t.notice.closesAt, since),
      ),
    )
    .orderBy(asc(t.notice.closesAt))
    .limit(most)
  const polls = await db
    .select({
      id: t.poll.pollId,
      title: t.poll.title,
      closesAt: t.poll.closesAt,
      announcedAt: t.poll.announcedAt,
    })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenantId), within(t.poll.zoneId, zone), gt(t.poll.closesAt, since)))
    .orderBy(asc(t.poll.closesAt))
    .limit(most)
  const { sessionId: id, zoneId, number, body, startsAt, place, cancelledAt, changes } = t.councilSession
  const sessions = await db
    .select({ id, zone: zoneId, number, body, startsAt, place, cancelledAt, changes })
    .from(t.councilSession)
    .where(
      and(
        eq(t.councilSession.tenantId, tenantId),
        within(t.councilSession.zoneId, zone),
        gt(startsAt, since),
      ),
    )
    .orderBy(asc(startsAt))
    .limit(most)
  return { notices, polls, sessions }
}
