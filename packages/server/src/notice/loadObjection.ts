import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'

/** An objection of a matter, as far as acts on it need to know it. */
export interface ObjectionAt {
  ok: true
  objectionId: string
  noticeId: string
  /** The stage row of the notice that it is held against. */
  stageSeq: number | null
  number: number
  personId: string | null
  householdId: string
  raisedAt: Date
  metAt: Date | null
  metDeclined: boolean
  repliedAt: Date | null
  outcome: 'upheld' | 'dismissed' | 'withdrawn' | null
  reviewAskedAt: Date | null
}

/** The objection of an id on this matter. */
export async function loadObjection(
  tx: Tx,
  { proposal }: Matter,
  objection: string,
): Promise<ObjectionAt | Refused> {
  const [row] = await tx
    .select({
      objectionId: t.objection.objectionId,
      noticeId: t.objection.noticeId,
      stageSeq: t.notice.stageSeq,
      number: t.objection.number,
      personId: t.objection.personId,
      householdId: t.objection.householdId,
      raisedAt: t.objection.raisedAt,
      metAt: t.objection.metAt,
      metDeclined: t.objection.metDeclined,
      repliedAt: t.objection.repliedAt,
      outcome: t.objection.outcome,
      reviewAskedAt: t.objection.reviewAskedAt,
    })
    .from(t.objection)
    .innerJoin(
      t.notice,
      and(eq(t.notice.tenantId, t.objection.tenantId), eq(t.notice.noticeId, t.objection.noticeId)),
    )
    .where(
      and(
        eq(t.objection.tenantId, proposal.tenantId),
        eq(t.objection.proposalId, proposal.proposalId),
        eq(t.objection.objectionId, objection),
      ),
    )
  return row ? { ok: true, ...row } : refuse('unknown-objection', undefined, 'objection')
}
