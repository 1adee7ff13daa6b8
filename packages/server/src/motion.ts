import { type NamedRule, ruleIn } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Context } from './act.ts'
import type { Bench, MotionVote } from './countMotion.ts'
import type { Tx } from './db/db.ts'
import type { Matter } from './matter.ts'
import { lockSession, notOpen, presentAt } from './session.ts'

/** A motion as an act sees it, in its session that is open and locked. */
export interface MotionNow {
  motion: typeof t.motion.$inferSelect
  /** Members sit by a roll, without accounts: their hands are counted. */
  byHands: boolean
  bench: Bench
  votes: MotionVote[]
  rule: NamedRule
}

/** Read a motion of the matter at hand, under the lock of its session; or why nothing can be done with it. */
export async function readMotion(
  tx: Tx,
  { who, matter }: Context<Matter>,
  motionId: string,
): Promise<{ ok: true; value: MotionNow } | Refused> {
  const [motion] = await tx
    .select()
    .from(t.motion)
    .where(
      and(
        eq(t.motion.tenantId, who.tenant),
        eq(t.motion.motionId, motionId),
        eq(t.motion.proposalId, matter.proposal.proposalId),
      ),
    )
  if (!motion) return refuse('unknown-motion', undefined, 'motion')
  const now = await lockSession(tx, who.tenant, motion.sessionId)
  const closed = notOpen(now, null)
  if (closed) return closed
  const recused = await tx
    .select({ person: t.recusal.personId })
    .from(t.recusal)
    .where(and(eq(t.recusal.tenantId, who.tenant), eq(t.recusal.proposalId, motion.proposalId)))
  const votes = await tx
    .select({ person: t.motionVote.personId, choice: t.motionVote.choice })
    .from(t.motionVote)
    .where(and(eq(t.motionVote.tenantId, who.tenant), eq(t.motionVote.motionId, motionId)))
  const { spec, proposal, stage } = matter
  // A motion for one meeting of the process is not put at another.
  if (motion.position !== null && motion.position !== stage?.position)
    return refuse('unknown-motion', undefined, 'motion')
  const rule = spec && 'rule' in spec ? ruleIn(proposal.process, spec.rule) : undefined
  if (!rule) return refuse('rule-invalid')
  return {
    ok: true,
    value: {
      motion,
      byHands: now!.session.rollId !== null,
      bench: {
        members: now!.session.members,
        recused: new Set(recused.map((row) => row.person)),
        present: presentAt(now!),
      },
      votes,
      rule,
    },
  }
}
