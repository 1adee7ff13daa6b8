import { publishOutcomeInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { loadPublishing } from '../notice/loadPublishing.ts'
import { publishInStage } from '../notice/publishInStage.ts'
import { standingNotice } from '../notice/standingNotice.ts'
import { workIsDone } from '../notice/workIsDone.ts'

/** 结果公开: what was done hangs for the stage's period, and residents rate it afterwards. */
export const publishOutcome = matterAct({
  name: 'publishOutcome',
  who: ['clerk'],
  stage: ['publish'],
  when: 'settling',
  input: publishOutcomeInput,
  async load(tx, context, [input]) {
    const standing = (await standingNotice(tx, context.matter)) !== null
    return { standing, ...(await loadPublishing(tx, context, input!)) }
  },
  decide(input, known, context) {
    if (!workIsDone(context.matter)) return refuse('wrong-stage', { stage: 'publish' })
    return publishInStage(input, { ...known, kind: 'outcome' }, context)
  },
})
