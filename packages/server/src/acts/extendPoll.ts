import { extendPollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct, specOf } from '../act.ts'
import { update } from '../change.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 延期: more days than were announced, never fewer, while it is open and within what the process allows. */
export const extendPoll = matterAct({
  name: 'extendPoll',
  who: ['clerk'],
  stage: ['poll'],
  when: 'open',
  input: extendPollInput,
  load: (tx, { matter }, [input]) => pollOf(tx, matter, input!.poll),
  decide({ days, reason }, poll, { matter, due }) {
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    const { most } = specOf(matter, 'poll').days
    if (days > most) return refuse('period-too-long', { days, most }, 'days')
    const closesAt = due(poll.opensAt, { days, unit: 'day' })
    if (closesAt <= poll.closesAt) return refuse('period-shortened', { days }, 'days')
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { poll: poll.pollId, closesAt: closesAt.toISOString() },
      changes: [
        update(t.poll, { pollId: poll.pollId }, { closesAt }),
        update(t.stage, { proposalId, seq: matter.stage!.seq }, { closesAt }),
      ],
      open: {
        poll: poll.pollId,
        days,
        before: poll.closesAt.toISOString(),
        closesAt: closesAt.toISOString(),
      },
      sealed: { reason },
    }
  },
})
