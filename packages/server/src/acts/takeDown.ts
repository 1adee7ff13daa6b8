import { takeDownInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'
import { isAhead } from '../isAhead.ts'
import { holds } from '../who.ts'

/** 揭下: when the paper came down. A replaced notice comes down, too. */
export const takeDown = zoneAct({
  name: 'takeDown',
  who: ['gridworker', 'clerk'],
  input: takeDownInput,
  async load(tx, { who, zone }, [input]) {
    const [row] = await tx
      .select({
        noticeId: t.posting.noticeId,
        postingId: t.posting.postingId,
        postedAt: t.posting.postedAt,
        takenDownAt: t.posting.takenDownAt,
        zoneId: t.notice.zoneId,
        proposalId: t.notice.proposalId,
      })
      .from(t.posting)
      .innerJoin(
        t.notice,
        and(eq(t.notice.tenantId, t.posting.tenantId), eq(t.notice.noticeId, t.posting.noticeId)),
      )
      .where(
        and(
          eq(t.posting.tenantId, who.tenant),
          eq(t.posting.noticeId, input!.notice),
          eq(t.posting.postingId, input!.posting),
        ),
      )
    return row && isWithin(row.zoneId, zone) ? row : null
  },
  decide(input, posting, { who, now }) {
    if (!posting) return refuse('unknown-posting', undefined, 'posting')
    if (!holds(who, ['gridworker', 'clerk'], posting.zoneId)) return refuse('not-your-role')
    if (posting.takenDownAt) return refuse('already-done')
    const takenDownAt = new Date(input.takenDownAt)
    if (isAhead(takenDownAt, now) || takenDownAt < posting.postedAt)
      return refuse('input-invalid', undefined, 'takenDownAt')
    const { noticeId, postingId } = posting
    return {
      ok: true,
      value: { posting: postingId },
      changes: [update(t.posting, { noticeId, postingId }, { takenDownAt })],
      open: { notice: noticeId, posting: postingId, takenDownAt: input.takenDownAt },
      ...(posting.proposalId === null ? {} : { matter: posting.proposalId }),
    }
  },
})
