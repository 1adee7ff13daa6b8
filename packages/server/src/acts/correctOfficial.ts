import { correctOfficialInput } from '@yishi/schema/input'
import { matterAct } from '../act.ts'
import { correctResult } from '../poll/correctResult.ts'
import { loadCorrecting } from '../poll/loadCorrecting.ts'
import { loadOfficial, resultOfficial } from '../poll/loadOfficial.ts'

/**
 * 更正官方表决结果: the official platform corrected its figures after an objection was upheld here; they are recorded with the document that
 * states them, and hang anew.
 */
export const correctOfficial = matterAct({
  name: 'correctOfficial',
  who: ['clerk'],
  stage: ['preliminary'],
  when: 'settling',
  input: correctOfficialInput,
  async load(tx, context, [input]) {
    const correcting = await loadCorrecting(tx, context, input!.poll)
    return { correcting, base: await loadOfficial(tx, correcting.poll, input!.document) }
  },
  decide(input, { correcting, base }, context) {
    const said = resultOfficial(correcting.poll, input, { ...base, now: context.now })
    if (!said.ok) return said
    return correctResult(correcting, { result: said.result, reason: input.reason }, context)
  },
})
