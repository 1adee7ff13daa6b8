import { addTaskInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { startOfDay, startOfNextDay } from '../localDay.ts'

/** 派任务: what has to be done by whom until when. Work that was reopened gets tasks of its own, with new due dates. */
export const addTask = matterAct({
  name: 'addTask',
  who: ['clerk'],
  stage: ['act'],
  when: 'settling',
  input: addTaskInput,
  async load(tx, { who, matter }, [input]) {
    const people = await tx.$count(
      t.person,
      and(eq(t.person.tenantId, who.tenant), eq(t.person.personId, input!.person ?? '')),
    )
    const { proposalId, reopened } = matter.proposal
    const standing = await tx.$count(
      t.task,
      and(eq(t.task.tenantId, who.tenant), eq(t.task.proposalId, proposalId), eq(t.task.round, reopened)),
    )
    return { people, standing }
  },
  decide(input, { people, standing }, { matter, now, id, tenant }) {
    const { title, owner, person, dueOn } = input
    if (person !== undefined && people === 0) return refuse('unknown-person', undefined, 'person')
    const dueAt = startOfNextDay(startOfDay(dueOn, tenant.timeZone), tenant.timeZone)
    if (dueAt <= now) return refuse('input-invalid', undefined, 'dueOn')
    const taskId = id()
    const { proposalId, reopened: round } = matter.proposal
    return {
      ok: true,
      value: { task: taskId },
      changes: [
        insert(t.task, {
          proposalId,
          taskId,
          round,
          position: standing,
          title,
          personId: person,
          owner,
          dueAt,
          note: '',
        }),
      ],
      open: { task: taskId, round, dueAt: dueAt.toISOString() },
      sealed: { title, owner, person: person ?? null },
    }
  },
})
