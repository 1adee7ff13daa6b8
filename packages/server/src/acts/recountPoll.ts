import { recountPollInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { correctResult } from '../poll/correctResult.ts'
import { countBallots } from '../poll/countBallots.ts'
import { loadCorrecting } from '../poll/loadCorrecting.ts'

/**
 * 重新计票: the votes are counted again once an objection to the preliminary result was upheld and its sheets were read again. Whoever
 * upheld it does not count; the weights of the roll stay as they were frozen. The corrected result hangs anew.
 */
export const recountPoll = matterAct({
  name: 'recountPoll',
  who: ['clerk'],
  stage: ['preliminary'],
  when: 'settling',
  input: recountPollInput,
  async load(tx, context, [input]) {
    const correcting = await loadCorrecting(tx, context, input!.poll)
    const { poll } = correcting
    const counted = poll.force === 'import-official' ? null : await countBallots(tx, poll)
    return { correcting, counted }
  },
  decide({ reason }, { correcting, counted: result }, context) {
    // The official platform counts; what it corrected is recorded with its document.
    if (!result) return refuse('not-available')
    const { upheld, running } = correcting
    if (upheld.every(({ repliedBy }) => repliedBy === context.who.person)) return refuse('same-person-twice')
    if (running > 0) return refuse('rereading-open', { sheets: running })
    return correctResult(correcting, { result, reason }, context)
  },
})
