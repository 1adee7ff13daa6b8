import { closeStageInput } from '@yishi/schema/input'
import { advance } from '@yishi/schema/rules'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { factsOf } from '../facts.ts'

/** 到期: the clock closes a stage whose last day is over, and the matter goes where its facts carry it. */
export const closeStage = matterAct({
  name: 'closeStage',
  who: ['clock'],
  stage: [
    'second',
    'consult',
    'notice',
    'call',
    'poll',
    'preliminary',
    'accept',
    'publish',
    'rate',
    'ask',
    'appraise',
  ],
  when: 'settling',
  input: closeStageInput,
  load: (tx, { matter }) => factsOf(tx, matter),
  decide({ seq }, facts, { matter, now, due }) {
    const { stage, proposal } = matter
    if (!stage || stage.seq !== seq || stage.closesAt === null || stage.closesAt > now)
      return refuse('nothing-due')
    // A notice with an open objection waits for its answer, past its last day: an acceptance would be remembered.
    const standing = { process: proposal.process, position: stage.position, facts, over: true }
    if (!advance(standing, { now, due: (period) => due(now, period) })) return refuse('nothing-due')
    return { ok: true, value: { seq }, changes: [], open: { seq }, facts: {} }
  },
})
