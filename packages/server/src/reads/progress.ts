import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, type ProgressView, refuse } from '@yishi/schema/words'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { readAcceptances } from '../views/readAcceptances.ts'
import { readEvidence } from '../views/readEvidence.ts'
import { readMyWork } from '../views/readMyWork.ts'
import { readRatings } from '../views/readRatings.ts'
import { readTasks } from '../views/readTasks.ts'

const input = z.strictObject({ zone: zoneId, proposal: id })

/** 实施进度: tasks, photos, acceptance and ratings of a matter. Anybody may read it. */
export const progress = read({
  name: 'progress',
  who: null,
  input,
  async run(db, { zone, proposal: proposalId }, { who, tenant, now }) {
    const { tenantId } = tenant
    const [row] = await db
      .select({
        tenantId: t.proposal.tenantId,
        proposalId: t.proposal.proposalId,
        zoneId: t.proposal.zoneId,
        title: t.proposal.title,
        personId: t.proposal.personId,
        householdId: t.proposal.householdId,
        writtenBy: t.proposal.writtenBy,
        reopened: t.proposal.reopened,
        raisedTo: t.proposal.raisedTo,
      })
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, tenantId), eq(t.proposal.proposalId, proposalId)))
    if (!row || !isWithin(row.zoneId, zone)) return refuse('unknown-proposal', undefined, 'proposal')
    const [open] = await db
      .select()
      .from(t.stage)
      .where(
        and(eq(t.stage.tenantId, tenantId), eq(t.stage.proposalId, proposalId), isNull(t.stage.closedAt)),
      )
    const [outcome] = await db
      .select({ id: t.notice.noticeId })
      .from(t.notice)
      .where(
        and(
          eq(t.notice.tenantId, tenantId),
          eq(t.notice.proposalId, proposalId),
          eq(t.notice.kind, 'outcome'),
        ),
      )
      .orderBy(desc(t.notice.issuedAt))
      .limit(1)
    const stage = open ?? null
    const round = row.reopened
    const person = who?.person ?? null
    const tasks = await readTasks(db, { tenant, proposal: proposalId, round, person })
    const acceptances = await readAcceptances(db, tenantId, proposalId)
    const until = (kind: 'accept' | 'rate') =>
      stage?.kind === kind ? (stage.closesAt?.toISOString() ?? null) : null
    const value: ProgressView = {
      proposal: proposalId,
      title: row.title,
      stage: stage?.kind ?? null,
      round,
      tasks,
      ...(await readEvidence(db, tenantId, proposalId)),
      acceptances,
      acceptBy: until('accept'),
      ratings: await readRatings(db, tenantId, proposalId),
      rateBy: until('rate'),
      outcomeNotice: outcome?.id ?? null,
      reopened: row.reopened,
      raisedTo: row.raisedTo,
      mine: who && (await readMyWork(db, who, { proposal: row, stage, tasks, acceptances, now })),
    }
    return { ok: true, value }
  },
})
