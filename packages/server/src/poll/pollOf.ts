import * as t from '@yishi/schema/tables'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'

/** A poll's row. */
export type Poll = typeof t.poll.$inferSelect

/**
 * The poll that a matter is about now: the one announced in this stage, in the stage that is being counted, or whose preliminary
 * result hangs, in however many rounds. Undefined where none was announced; `wanted` is the one that the request names.
 */
export async function pollOf(
  tx: Tx,
  { proposal, stage }: Matter,
  wanted?: string,
): Promise<Poll | undefined> {
  const [poll] = await tx
    .select()
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, proposal.tenantId), eq(t.poll.proposalId, proposal.proposalId)))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  if (!poll || !stage) return undefined
  const seq =
    stage.kind === 'count' ? stage.seq - 1 : stage.kind === 'preliminary' ? poll.stageSeq : stage.seq
  return poll.stageSeq === seq && (wanted === undefined || poll.pollId === wanted) ? poll : undefined
}
