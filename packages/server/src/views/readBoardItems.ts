import * as t from '@yishi/schema/tables'
import type { BoardItem, End } from '@yishi/schema/words'
import { and, desc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { daysBetween } from '../localDay.ts'
import type { TenantNow } from '../tenantNow.ts'
import { forceTold } from './forceTold.ts'

/** Notices as they stand on a board, the newest number first: one statement, whatever there is to say about each. */
export async function readBoardItems(
  db: Db,
  tenant: TenantNow,
  { where, most }: { where: SQL | undefined; most: number },
): Promise<BoardItem[]> {
  const rows = await db
    .select({
      id: t.notice.noticeId,
      zone: t.notice.zoneId,
      kind: t.notice.kind,
      title: t.notice.title,
      year: t.notice.year,
      number: t.notice.number,
      opensAt: t.notice.opensAt,
      closesAt: t.notice.closesAt,
      proposal: t.notice.proposalId,
      force: forceTold,
      correction: t.notice.correction,
      withdrawnAt: t.notice.withdrawnAt,
      end: t.proposal.end,
    })
    .from(t.notice)
    .leftJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.notice.tenantId), eq(t.proposal.proposalId, t.notice.proposalId)),
    )
    .where(and(eq(t.notice.tenantId, tenant.tenantId), where))
    .orderBy(desc(t.notice.year), desc(t.notice.number))
    .limit(most)
  return rows.map(({ withdrawnAt, end, opensAt, closesAt, ...row }) => ({
    ...row,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    ...standingOf({ opensAt, closesAt, withdrawnAt, end }, tenant),
    href: `/n/${row.id}`,
  }))
}

/** What a notice's state depends on. */
export interface Hanging {
  opensAt: Date
  closesAt: Date
  withdrawnAt: Date | null
  /** How its matter ended, if it has. */
  end: End | null
}

/** How a notice stands now. Only a notice that took its place ever withdraws one. */
export function standingOf(
  { opensAt, closesAt, withdrawnAt, end }: Hanging,
  { now, timeZone }: Pick<TenantNow, 'now' | 'timeZone'>,
): Pick<BoardItem, 'state' | 'daysLeft'> {
  if (withdrawnAt) return { state: 'replaced', daysLeft: 0 }
  if (closesAt <= now) return { state: end === 'done' ? 'done' : 'over', daysLeft: 0 }
  if (now < opensAt) return { state: 'coming', daysLeft: -daysBetween(now, opensAt, timeZone) }
  return { state: 'running', daysLeft: daysBetween(now, closesAt, timeZone) }
}
