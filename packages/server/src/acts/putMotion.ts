import { putMotionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { countMotion } from '../countMotion.ts'
import { readMotion } from '../motion.ts'
import { readCarried } from '../readCarried.ts'
import { readUnheard } from '../readUnheard.ts'

/**
 * 提请表决: the voting opens, once enough members are in the room and every affected household was heard. The version of
 * the plan that is voted on does not change any more. A meeting may decide on words alone, without a plan.
 */
export const putMotion = matterAct({
  name: 'putMotion',
  who: ['clerk'],
  stage: ['deliberate', 'meet'],
  when: 'settling',
  input: putMotionInput,
  async load(tx, context, [input]) {
    const { matter } = context
    const { proposalId } = matter.proposal
    const ours = and(eq(t.motion.tenantId, context.who.tenant), eq(t.motion.proposalId, proposalId))
    const found = await readMotion(tx, context, input!.motion)
    const [plan] = await tx
      .select({ version: t.plan.version, frozenAt: t.plan.frozenAt })
      .from(t.plan)
      .where(
        and(
          eq(t.plan.tenantId, context.who.tenant),
          eq(t.plan.proposalId, proposalId),
          eq(t.plan.version, found.ok ? (found.value.motion.planVersion ?? 0) : 0),
        ),
      )
    return {
      found,
      plan,
      listed: await tx.$count(
        t.candidateList,
        and(eq(t.candidateList.tenantId, context.who.tenant), eq(t.candidateList.proposalId, proposalId)),
      ),
      carried: await readCarried(tx, matter),
      running: await tx.$count(t.motion, and(ours, isNotNull(t.motion.putAt), isNull(t.motion.closedAt))),
      unheard: (await readUnheard(tx, context.who.tenant, [proposalId])).get(proposalId) ?? 0,
    }
  },
  decide({ motion: motionId }, { found, plan, carried, running, unheard, listed }, { matter, now }) {
    if (!found.ok) return found
    const { motion, bench, rule } = found.value
    if (motion.closedAt) return refuse('motion-closed')
    if (motion.putAt || carried) return refuse('already-done')
    if (running > 0) return refuse('motion-open')
    const { spec } = matter
    if (!plan && spec?.kind === 'deliberate') return refuse('plan-missing')
    if (!listed && spec?.kind === 'deliberate' && spec.candidates !== undefined)
      return refuse('candidates-missing')
    const { outcome, members, recused, present } = countMotion(rule, bench, [])
    if (outcome === 'inquorate') return refuse('not-quorate', { present, base: members - recused })
    if (unheard > 0) return refuse('affected-not-heard', { households: unheard })
    const { proposalId } = matter.proposal
    const changes = [update(t.motion, { motionId }, { putAt: now })]
    if (plan && !plan.frozenAt)
      changes.push(update(t.plan, { proposalId, version: plan.version }, { frozenAt: now }))
    return {
      ok: true,
      value: { motion: motionId },
      changes,
      open: { motion: motionId, planVersion: plan?.version ?? null, present, base: members - recused },
    }
  },
})
