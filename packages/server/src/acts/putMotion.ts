import { putMotionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { countMotion } from '../countMotion.ts'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'
import { readMotion } from '../motion.ts'
import { readCarried } from '../readCarried.ts'

/** So many visits to a closed door stand for having been heard. */
const tries = 2

/**
 * 提请表决: the voting opens, once enough members are in the room and every affected household was heard. The version of
 * the plan that is voted on does not change any more.
 */
export const putMotion = matterAct({
  name: 'putMotion',
  who: ['clerk'],
  stage: ['deliberate'],
  when: 'settling',
  input: putMotionInput,
  async load(tx, context, [input]) {
    const { matter } = context
    const ours = and(
      eq(t.motion.tenantId, context.who.tenant),
      eq(t.motion.proposalId, matter.proposal.proposalId),
    )
    const found = await readMotion(tx, context, input!.motion)
    const [plan] = await tx
      .select({ version: t.plan.version, frozenAt: t.plan.frozenAt })
      .from(t.plan)
      .where(
        and(
          eq(t.plan.tenantId, context.who.tenant),
          eq(t.plan.proposalId, matter.proposal.proposalId),
          eq(t.plan.version, found.ok ? (found.value.motion.planVersion ?? 0) : 0),
        ),
      )
    return {
      found,
      plan,
      carried: await readCarried(tx, matter),
      running: await tx.$count(t.motion, and(ours, isNotNull(t.motion.putAt), isNull(t.motion.closedAt))),
      unheard: await countUnheard(tx, matter),
    }
  },
  decide({ motion: motionId }, { found, plan, carried, running, unheard }, { matter, now }) {
    if (!found.ok) return found
    const { motion, bench, rule } = found.value
    if (motion.closedAt) return refuse('motion-closed')
    if (motion.putAt || carried) return refuse('already-done')
    if (running > 0) return refuse('motion-open')
    if (!plan) return refuse('plan-missing')
    const { outcome, members, recused, present } = countMotion(rule, bench, [])
    if (outcome === 'inquorate') return refuse('not-quorate', { present, base: members - recused })
    if (unheard > 0) return refuse('affected-not-heard', { households: unheard })
    const { proposalId } = matter.proposal
    const changes = [update(t.motion, { motionId }, { putAt: now })]
    if (!plan.frozenAt) changes.push(update(t.plan, { proposalId, version: plan.version }, { frozenAt: now }))
    return {
      ok: true,
      value: { motion: motionId },
      changes,
      open: { motion: motionId, planVersion: plan.version, present, base: members - recused },
    }
  },
})

/** Affected households that nobody has met, nor tried to meet often enough. */
async function countUnheard(tx: Tx, { proposal }: Matter): Promise<number> {
  const waiting = await tx
    .select({ household: t.affectedHousehold.householdId, visits: count(t.visit.visitId) })
    .from(t.affectedHousehold)
    .leftJoin(
      t.visit,
      and(
        eq(t.visit.tenantId, t.affectedHousehold.tenantId),
        eq(t.visit.proposalId, t.affectedHousehold.proposalId),
        eq(t.visit.householdId, t.affectedHousehold.householdId),
      ),
    )
    .where(
      and(
        eq(t.affectedHousehold.tenantId, proposal.tenantId),
        eq(t.affectedHousehold.proposalId, proposal.proposalId),
        isNull(t.affectedHousehold.heardAt),
      ),
    )
    .groupBy(t.affectedHousehold.householdId)
  return waiting.filter((row) => row.visits < tries).length
}
