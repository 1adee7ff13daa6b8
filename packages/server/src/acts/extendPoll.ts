import { extendPollInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct, specOf } from '../act.ts'
import { update } from '../change.ts'
import { daysBetween, startOfNextDay } from '../localDay.ts'
import { loadPublishing } from '../notice/loadPublishing.ts'
import { publication } from '../notice/publication.ts'
import { pollOf } from '../poll/pollOf.ts'

/**
 * 延期: more days than were announced, never fewer, while it is open and within what the process allows; with a notice, which hangs until
 * the new end. Why, and until when it had run before, stands on the poll wherever it shows.
 */
export const extendPoll = matterAct({
  name: 'extendPoll',
  who: ['clerk'],
  stage: ['poll'],
  when: 'open',
  input: extendPollInput,
  async load(tx, context, [input]) {
    const poll = await pollOf(tx, context.matter, input!.poll)
    return { poll, ...(await loadPublishing(tx, context, { attachments: [] })) }
  },
  decide({ days, reason, notice }, { poll, ...publishing }, context) {
    const { matter, tenant, due, now } = context
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    const { most } = specOf(matter, 'poll').days
    if (days > most) return refuse('period-too-long', { days, most }, 'days')
    const closesAt = due(poll.opensAt, { days, unit: 'day' })
    if (closesAt <= poll.closesAt) return refuse('period-shortened', { days }, 'days')
    const hangs = daysBetween(startOfNextDay(now, tenant.timeZone), closesAt, tenant.timeZone)
    const made = publication(
      { ...notice, attachments: [], days: Math.max(1, hangs) },
      { ...publishing, kind: 'other', least: null },
      context,
    )
    if (!made.ok) return made
    const before = poll.closesAt.toISOString()
    const extensions = [...poll.extensions, { at: now.toISOString(), reason, before }]
    const { proposalId } = matter.proposal
    return {
      ok: true,
      value: { poll: poll.pollId, closesAt: closesAt.toISOString(), notice: made.value.notice },
      changes: [
        update(t.poll, { pollId: poll.pollId }, { closesAt, extensions }),
        update(t.stage, { proposalId, seq: matter.stage!.seq }, { closesAt }),
        made.change,
      ],
      open: { poll: poll.pollId, days, before, closesAt: closesAt.toISOString(), notice: made.open },
      sealed: { reason, notice: made.sealed },
    }
  },
})
