import * as t from '@yishi/schema/tables'
import type { Period } from '@yishi/schema/words'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'

/**
 * How long ahead the members of a session are called, by the process of the matter that it is about; null for the council's ordinary
 * sessions, which no clause binds.
 */
export async function noticeAhead(tx: Tx, tenantId: string, sessionId: string): Promise<Period | null> {
  const [row] = await tx
    .select({ process: t.proposal.process, position: t.motion.position })
    .from(t.motion)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.motion.tenantId), eq(t.proposal.proposalId, t.motion.proposalId)),
    )
    .where(
      and(eq(t.motion.tenantId, tenantId), eq(t.motion.sessionId, sessionId), isNotNull(t.motion.position)),
    )
    .limit(1)
  const spec = row?.process.stages[row.position!]
  return spec?.kind === 'meet' ? spec.ahead : null
}
