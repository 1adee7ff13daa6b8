import { voteMotionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'
import { readMotion } from '../motion.ts'

/** 议事会表决: a member in the room, by name; it may change until the vote is closed. */
export const voteMotion = matterAct({
  name: 'voteMotion',
  who: ['councillor'],
  stage: ['deliberate', 'meet'],
  when: 'settling',
  input: voteMotionInput,
  load: (tx, context, [input]) => readMotion(tx, context, input!.motion),
  decide({ motion: motionId, choice }, found, { who, now }) {
    if (!found.ok) return found
    const { motion, bench, votes } = found.value
    if (motion.closedAt) return refuse('motion-closed')
    if (!motion.putAt) return refuse('motion-not-put')
    if (bench.recused.has(who.person)) return refuse('recused')
    if (!bench.present.has(who.person)) return refuse('not-present')
    const earlier = votes.find((vote) => vote.person === who.person)
    if (earlier?.choice === choice) return refuse('already-done')
    const key = { motionId, personId: who.person }
    return {
      ok: true,
      value: { choice },
      changes: [
        earlier
          ? update(t.motionVote, key, { choice, at: now })
          : insert(t.motionVote, { ...key, choice, at: now }),
      ],
      open: { motion: motionId },
      sealed: { choice },
    }
  },
})
