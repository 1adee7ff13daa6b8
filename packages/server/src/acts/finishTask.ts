import { finishTaskInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull, or } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { factsOf } from '../facts.ts'
import { holds } from '../who.ts'

/** 完成任务: by whom it was given to, or by the clerk; nothing is done that no photo shows. The last one ends the work. */
export const finishTask = matterAct({
  name: 'finishTask',
  who: ['assignee', 'clerk'],
  stage: ['act'],
  when: 'settling',
  input: finishTaskInput,
  async load(tx, { who, matter }, [input]) {
    const { proposalId, reopened } = matter.proposal
    const [task] = await tx
      .select({ personId: t.task.personId, doneAt: t.task.doneAt })
      .from(t.task)
      .where(
        and(
          eq(t.task.tenantId, who.tenant),
          eq(t.task.proposalId, proposalId),
          eq(t.task.taskId, input!.task),
          eq(t.task.round, reopened),
        ),
      )
    const photos = await tx.$count(
      t.evidence,
      and(
        eq(t.evidence.tenantId, who.tenant),
        eq(t.evidence.proposalId, proposalId),
        eq(t.evidence.round, reopened),
        eq(t.evidence.moment, 'after'),
        or(isNull(t.evidence.taskId), eq(t.evidence.taskId, input!.task)),
      ),
    )
    return { task, photos, facts: await factsOf(tx, matter) }
  },
  decide(input, { task, photos, facts }, { who, zone, matter, now }) {
    if (!task) return refuse('unknown-task', undefined, 'task')
    if (task.personId !== who.person && !holds(who, ['clerk'], zone)) return refuse('not-your-role')
    if (task.doneAt) return refuse('already-done')
    if (photos === 0) return refuse('photos-missing')
    const { proposalId } = matter.proposal
    const { task: taskId, note } = input
    const tasksOpen = facts.tasksOpen - 1
    return {
      ok: true,
      value: { task: taskId, tasksOpen },
      changes: [update(t.task, { proposalId, taskId }, { doneAt: now, doneBy: who.person, note })],
      open: { task: taskId, tasksOpen },
      sealed: { note },
      facts: { tasksOpen },
    }
  },
})
