import { countHandsInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { countMotion } from '../countMotion.ts'
import { readMotion } from '../motion.ts'

/**
 * 举手表决: the hands that were counted in the room, never more than there are people in it. The figures are fixed, and the matter
 * goes on or ends.
 */
export const countHands = matterAct({
  name: 'countHands',
  who: ['clerk'],
  stage: ['meet'],
  when: 'settling',
  input: countHandsInput,
  load: (tx, context, [input]) => readMotion(tx, context, input!.motion),
  decide({ motion: motionId, for: agree, against, abstain }, found, { now }) {
    if (!found.ok) return found
    const { motion, bench, rule, byHands } = found.value
    if (motion.closedAt) return refuse('motion-closed')
    if (!motion.putAt) return refuse('motion-not-put')
    if (!byHands) return refuse('not-available')
    const hands = { for: agree, against, abstain }
    const votes = agree + against + abstain
    const room = countMotion(rule, bench, [])
    if (votes > room.present)
      return refuse('more-votes-than-present', { votes, present: room.present }, 'for')
    const result = countMotion(rule, bench, hands)
    const { conditions: _, outcome, ...figures } = result
    return {
      ok: true,
      value: { outcome, ...figures },
      changes: [update(t.motion, { motionId }, { closedAt: now, result })],
      open: { motion: motionId, result: outcome, hands: true, ...figures },
      facts: { motion: outcome },
    }
  },
})
