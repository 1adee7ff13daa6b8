import * as t from '@yishi/schema/tables'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'

/** Whether a meeting that decided the matter has no minutes yet: what it decided is not published before. */
export async function readMinutesMissing(tx: Tx, { proposal }: Matter): Promise<boolean> {
  const [row] = await tx
    .select({ session: t.motion.sessionId })
    .from(t.motion)
    .innerJoin(
      t.councilSession,
      and(
        eq(t.councilSession.tenantId, t.motion.tenantId),
        eq(t.councilSession.sessionId, t.motion.sessionId),
      ),
    )
    .where(
      and(
        eq(t.motion.tenantId, proposal.tenantId),
        eq(t.motion.proposalId, proposal.proposalId),
        isNotNull(t.motion.position),
        sql`${t.motion.result} ->> 'outcome' = 'passed'`,
        isNull(t.councilSession.minutesAt),
      ),
    )
    .limit(1)
  return row !== undefined
}
