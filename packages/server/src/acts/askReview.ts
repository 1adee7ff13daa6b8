import { askReviewInput } from '@yishi/schema/input'
import { specAt } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { isOwnObjection } from '../notice/isOwnObjection.ts'
import { loadObjection } from '../notice/loadObjection.ts'

/** 申请复核: an objector whose objection was dismissed asks the street to look at it, wherever the matter stands by then. */
export const askReview = matterAct({
  name: 'askReview',
  who: ['resident'],
  stage: null,
  when: 'settling',
  input: askReviewInput,
  async load(tx, { matter }, [input]) {
    const objection = await loadObjection(tx, matter, input!.objection)
    const [stage] = await tx
      .select({ position: t.stage.position })
      .from(t.stage)
      .where(
        and(
          eq(t.stage.tenantId, matter.proposal.tenantId),
          eq(t.stage.proposalId, matter.proposal.proposalId),
          eq(t.stage.seq, objection.ok ? (objection.stageSeq ?? -1) : -1),
        ),
      )
    return { objection, spec: stage ? specAt(matter.proposal.process, stage.position) : null }
  },
  decide(_input, { objection, spec }, { who, now, due }) {
    if (!objection.ok) return objection
    if (!isOwnObjection(who, objection)) return refuse('not-your-home')
    if (objection.outcome === null) return refuse('objections-open')
    if (objection.outcome !== 'dismissed' || objection.reviewAskedAt) return refuse('already-done')
    if (spec?.kind !== 'notice') return refuse('not-available')
    if (now >= due(objection.repliedAt!, spec.review)) return refuse('stage-closed')
    const { objectionId, number } = objection
    return {
      ok: true,
      value: { objection: objectionId },
      changes: [update(t.objection, { objectionId }, { reviewAskedAt: now })],
      open: { objection: objectionId, number },
    }
  },
})
