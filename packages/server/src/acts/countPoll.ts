import { countPollInput } from '@yishi/schema/input'
import type { Plain } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { outcomeOf } from '../facts.ts'
import { countBallots } from '../poll/countBallots.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 计票: once no batch is open the clock counts, and the matter goes on or ends by the result. */
export const countPoll = matterAct({
  name: 'countPoll',
  who: ['clock'],
  stage: ['count'],
  when: 'settling',
  input: countPollInput,
  async load(tx, { matter }) {
    const poll = await pollOf(tx, matter)
    if (!poll) return null
    const batchesOpen = await tx.$count(
      t.paperBatch,
      and(
        eq(t.paperBatch.tenantId, poll.tenantId),
        eq(t.paperBatch.pollId, poll.pollId),
        isNull(t.paperBatch.enteredAt),
      ),
    )
    return { poll, batchesOpen, result: batchesOpen > 0 ? null : await countBallots(tx, poll) }
  },
  decide(_input, state, { now }) {
    if (!state) return refuse('unknown-poll')
    const { poll, batchesOpen, result } = state
    // The official platform counts; its result is recorded with its document.
    if (poll.force === 'import-official') return refuse('not-available')
    if (poll.countedAt) return refuse('nothing-due')
    if (!result) return refuse('batch-open', { batches: batchesOpen })
    return {
      ok: true,
      value: { poll: poll.pollId, outcome: outcomeOf(result) },
      changes: [update(t.poll, { pollId: poll.pollId }, { countedAt: now, result })],
      open: { poll: poll.pollId, result: result as unknown as Plain },
      facts: { poll: 'announced', batchesOpen: 0, outcome: outcomeOf(result) },
    }
  },
})
