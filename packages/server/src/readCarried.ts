import * as t from '@yishi/schema/tables'
import { and, eq, gte, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'

/** The motion by which the council carried a plan. */
export interface Carried {
  motion: string
  version: number
  at: Date
}

/** What the council carried in the stage that the matter is in; undefined while it has not. At most one motion carries. */
export async function readCarried(tx: Tx, { proposal, stage }: Matter): Promise<Carried | undefined> {
  if (!stage) return undefined
  const closed = await tx
    .select({
      motion: t.motion.motionId,
      version: t.motion.planVersion,
      at: t.motion.closedAt,
      result: t.motion.result,
    })
    .from(t.motion)
    .where(
      and(
        eq(t.motion.tenantId, proposal.tenantId),
        eq(t.motion.proposalId, proposal.proposalId),
        isNotNull(t.motion.closedAt),
        gte(t.motion.closedAt, stage.opensAt),
        // Two meetings may follow each other in one instant: each has its own place in the process.
        or(isNull(t.motion.position), eq(t.motion.position, stage.position)),
      ),
    )
  const carried = closed.find((row) => row.result?.outcome === 'passed')
  return carried && { motion: carried.motion, version: carried.version ?? 0, at: carried.at! }
}
