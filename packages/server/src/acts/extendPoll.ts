import { extendPollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct, specOf } from '../act.ts'
import { update } from '../change.ts'
import { pollOf } from '../poll/pollOf.ts'

/**
 * 延期: more days than were announced, never fewer, while it is open and within what the process allows. Why, and until when it had
 * run before, stands on the poll wherever it shows.
 */
export const extendPoll = matterAct({
  name: 'extendPoll',
  who: ['clerk'],
  stage: ['poll'],
  when: 'open',
  input: extendPollInput,
  load: (tx, { matter }, [input]) => pollOf(tx, matter, input!.poll),
  decide({ days, reason }, poll, { matter, due, now }) {
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    const { most } = specOf(matter, 'poll').days
    if (days > most) return refuse('period-too-long', { days, most }, 'days')
    const closesAt = due(poll.opensAt, { days, unit: 'day' })
    if (closesAt <= poll.closesAt) return refuse('period-shortened', { days }, 'days')
    const before = poll.closesAt.toISOString()
    const extensions = [...poll.extensions, { at: now.toISOString(), reason, before }]
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { poll: poll.pollId, closesAt: closesAt.toISOString() },
      changes: [
        update(t.poll, { pollId: poll.pollId }, { closesAt, extensions }),
        update(t.stage, { proposalId, seq: matter.stage!.seq }, { closesAt }),
      ],
      open: { poll: poll.pollId, days, before, closesAt: closesAt.toISOString() },
      sealed: { reason },
    }
  },
})
