import { skipPollInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { matterAct, specOf } from '../act.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 不表决: an optional poll is left out, with its reason; what was announced is held. */
export const skipPoll = matterAct({
  name: 'skipPoll',
  who: ['clerk'],
  stage: ['poll'],
  when: 'settling',
  input: skipPollInput,
  load: (tx, { matter }) => pollOf(tx, matter),
  decide({ reason }, poll, { matter }) {
    if (!specOf(matter, 'poll').optional) return refuse('not-available')
    if (poll) return refuse('already-done')
    return {
      ok: true,
      value: { proposal: matter.proposal.proposalId },
      changes: [],
      open: {},
      sealed: { reason },
      facts: { poll: 'skipped' },
    }
  },
})
