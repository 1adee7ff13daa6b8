import { addEvidenceInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { knownAttachments } from '../attachment/knownAttachments.ts'
import { insert } from '../change.ts'
import { isAhead } from '../isAhead.ts'
import { startOfDay } from '../localDay.ts'

/** 现场照片: how the place looked before, as long as it does, and how it looks after the work. */
export const addEvidence = matterAct({
  name: 'addEvidence',
  who: ['assignee', 'clerk', 'gridworker'],
  stage: [
    'screen',
    'second',
    'consult',
    'ask',
    'deliberate',
    'appraise',
    'notice',
    'call',
    'meet',
    'poll',
    'count',
    'preliminary',
    'act',
    'accept',
  ],
  when: 'settling',
  input: addEvidenceInput,
  async load(tx, { who, matter }, [input]) {
    const { proposalId, reopened } = matter.proposal
    const tasks = await tx.$count(
      t.task,
      and(
        eq(t.task.tenantId, who.tenant),
        eq(t.task.proposalId, proposalId),
        eq(t.task.taskId, input!.task ?? ''),
        eq(t.task.round, reopened),
      ),
    )
    return { tasks, known: await knownAttachments(tx, who.tenant, input!.photos) }
  },
  decide(input, { tasks, known }, { who, matter, now, id, tenant }) {
    const { task, moment, photos } = input
    const stage = matter.stage!.kind
    if (moment === 'after' && stage !== 'act' && stage !== 'accept') return refuse('wrong-stage', { stage })
    if (task !== undefined && tasks === 0) return refuse('unknown-task', undefined, 'task')
    const lost = photos.findIndex((photo) => !known.get(photo)?.public || !known.get(photo)?.picture)
    if (lost >= 0) return refuse('unknown-attachment', undefined, `photos.${lost}`)
    const takenOn = startOfDay(input.takenOn, tenant.timeZone)
    if (isAhead(takenOn, now)) return refuse('input-invalid', undefined, 'takenOn')
    const evidenceId = id()
    const { proposalId, reopened: round } = matter.proposal
    return {
      ok: true,
      value: { evidence: evidenceId },
      changes: [
        insert(t.evidence, {
          proposalId,
          evidenceId,
          round,
          taskId: task,
          moment,
          photos,
          takenOn,
          personId: who.person,
        }),
      ],
      open: { evidence: evidenceId, round, moment, task, photos },
    }
  },
})
