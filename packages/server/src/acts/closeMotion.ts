import { closeMotionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { countMotion } from '../countMotion.ts'
import { readMotion } from '../motion.ts'

/**
 * 表决结束: the figures are fixed. A motion that failed ends the matter, one without a quorum is called again, and from one
 * that passed the time for the parties' sign-off begins.
 */
export const closeMotion = matterAct({
  name: 'closeMotion',
  who: ['clerk'],
  stage: ['deliberate', 'meet'],
  when: 'settling',
  input: closeMotionInput,
  load: (tx, context, [input]) => readMotion(tx, context, input!.motion),
  decide({ motion: motionId }, found, { matter, now, due }) {
    if (!found.ok) return found
    const { motion, bench, votes, rule, byHands } = found.value
    if (motion.closedAt) return refuse('motion-closed')
    if (!motion.putAt) return refuse('motion-not-put')
    // Nobody votes by name there: an act of its own counts hands.
    if (byHands) return refuse('not-available')
    const result = countMotion(rule, bench, votes)
    const { conditions, outcome, ...figures } = result
    const changes = [update(t.motion, { motionId }, { closedAt: now, result })]
    if (outcome === 'passed' && matter.spec?.kind === 'deliberate') {
      const { proposalId } = matter.proposal
      const dueAt = due(now, matter.spec.signOff)
      changes.push(update(t.stage, { proposalId, seq: matter.stage!.seq }, { dueAt }))
    }
    return {
      ok: true,
      value: { outcome, ...figures },
      changes,
      open: { motion: motionId, planVersion: motion.planVersion, result: outcome, ...figures },
      facts: { motion: outcome },
    }
  },
})
