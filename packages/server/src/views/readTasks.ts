import * as t from '@yishi/schema/tables'
import type { TaskView } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { TenantNow } from '../tenantNow.ts'

/** A matter whose work is looked at. */
export interface Worked {
  tenant: TenantNow
  proposal: string
  round: number
  /** Who looks; null for a visitor. */
  person: string | null
}

/** The tasks of the present round, in their order. */
export async function readTasks(db: Db, { tenant, proposal, round, person }: Worked): Promise<TaskView[]> {
  const rows = await db
    .select({
      id: t.task.taskId,
      title: t.task.title,
      owner: t.task.owner,
      personId: t.task.personId,
      dueAt: t.task.dueAt,
      doneAt: t.task.doneAt,
      note: t.task.note,
    })
    .from(t.task)
    .where(
      and(eq(t.task.tenantId, tenant.tenantId), eq(t.task.proposalId, proposal), eq(t.task.round, round)),
    )
    .orderBy(asc(t.task.position))
  return rows.map(({ personId, dueAt, doneAt, ...task }) => ({
    ...task,
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    overdue: doneAt === null && dueAt <= tenant.now,
    mine: personId !== null && personId === person,
  }))
}
