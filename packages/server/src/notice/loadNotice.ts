import * as t from '@yishi/schema/tables'
import { isWithin, type Refused, refuse, type ZoneId } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'

/** What acts on a notice, of a matter or of its own, know of it. */
export interface NoticeAt {
  ok: true
  noticeId: string
  zoneId: ZoneId
  proposalId: string | null
  issuedAt: Date
  closesAt: Date
  correction: string | null
}

/** A notice that hangs in a zone or below it; replaced ones are no longer to be touched. */
export async function loadNotice(
  tx: Tx,
  { tenant, zone }: { tenant: string; zone: ZoneId },
  notice: string,
): Promise<NoticeAt | Refused> {
  const [row] = await tx
    .select({
      noticeId: t.notice.noticeId,
      zoneId: t.notice.zoneId,
      proposalId: t.notice.proposalId,
      issuedAt: t.notice.issuedAt,
      closesAt: t.notice.closesAt,
      correction: t.notice.correction,
      withdrawnAt: t.notice.withdrawnAt,
    })
    .from(t.notice)
    .where(and(eq(t.notice.tenantId, tenant), eq(t.notice.noticeId, notice)))
  if (!row || !isWithin(row.zoneId, zone)) return refuse('unknown-notice', undefined, 'notice')
  if (row.withdrawnAt) return refuse('notice-not-published', undefined, 'notice')
  return { ok: true, ...row }
}
