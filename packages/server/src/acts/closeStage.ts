import { closeStageInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'

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
  load: async () => null,
  decide({ seq }, _state, { matter, now }) {
    const { stage } = matter
    if (!stage || stage.seq !== seq || stage.closesAt === null || stage.closesAt > now)
      return refuse('nothing-due')
    return { ok: true, value: { seq }, changes: [], open: { seq }, facts: {} }
  },
})
