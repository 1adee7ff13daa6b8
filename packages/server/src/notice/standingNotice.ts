import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'

/** The notice that hangs in the stage that a matter is in; null before its publication. */
export async function standingNotice(tx: Tx, { proposal, stage }: Matter) {
  const [notice] = await tx
    .select({
      noticeId: t.notice.noticeId,
      planVersion: t.notice.planVersion,
      rollId: t.notice.rollId,
      issuedAt: t.notice.issuedAt,
      closesAt: t.notice.closesAt,
      extensions: t.notice.extensions,
    })
    .from(t.notice)
    .where(
      and(
        eq(t.notice.tenantId, proposal.tenantId),
        eq(t.notice.proposalId, proposal.proposalId),
        eq(t.notice.stageSeq, stage!.seq),
        isNull(t.notice.withdrawnAt),
      ),
    )
  return notice ?? null
}
