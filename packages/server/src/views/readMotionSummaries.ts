import * as t from '@yishi/schema/tables'
import type { ConditionView, MotionSummary } from '@yishi/schema/words'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** The motions of council and meetings on a matter that were put, in short, the first one first. */
export async function readMotionSummaries(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<MotionSummary[]> {
  const rows = await db
    .select({
      session: t.councilSession.sessionId,
      body: t.councilSession.body,
      number: t.councilSession.number,
      members: t.councilSession.members,
      motion: t.motion.motionId,
      text: t.motion.text,
      putAt: t.motion.putAt,
      closedAt: t.motion.closedAt,
      result: t.motion.result,
    })
    .from(t.motion)
    .innerJoin(
      t.councilSession,
      and(
        eq(t.councilSession.tenantId, t.motion.tenantId),
        eq(t.councilSession.sessionId, t.motion.sessionId),
      ),
    )
    .where(and(eq(t.motion.tenantId, tenant), eq(t.motion.proposalId, proposal), isNotNull(t.motion.putAt)))
    .orderBy(asc(t.motion.putAt), asc(t.councilSession.number))
  return rows.map(({ members, putAt, closedAt, result, ...row }) => ({
    ...row,
    at: (closedAt ?? putAt!).toISOString(),
    outcome: result?.outcome ?? null,
    members: members.length,
    recused: result?.recused ?? 0,
    present: result?.present ?? 0,
    for: result?.for ?? 0,
    against: result?.against ?? 0,
    abstain: result?.abstain ?? 0,
    conditions: (result?.conditions ?? []) as ConditionView[],
  }))
}
