import { openBatchInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, max } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'
import { pollOf } from '../poll/pollOf.ts'

/** 启封一批纸质票: opened while the vote runs; until it is declared entered nothing is counted. */
export const openBatch = matterAct({
  name: 'openBatch',
  who: ['clerk', 'gridworker'],
  stage: ['poll'],
  when: 'open',
  lock: 'share',
  input: openBatchInput,
  async load(tx, { matter }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    const [last] = await tx
      .select({ number: max(t.paperBatch.number) })
      .from(t.paperBatch)
      .where(
        and(eq(t.paperBatch.tenantId, matter.proposal.tenantId), eq(t.paperBatch.pollId, poll?.pollId ?? '')),
      )
    return { poll, last: last?.number ?? 0 }
  },
  decide(_input, { poll, last }, { who, now, id }) {
    if (!poll) return refuse('unknown-poll', undefined, 'poll')
    if (!poll.paper) return refuse('not-available')
    const batchId = id()
    const number = last + 1
    return {
      ok: true,
      value: { batch: batchId, number },
      changes: [
        insert(t.paperBatch, {
          pollId: poll.pollId,
          batchId,
          number,
          openedBy: who.person,
          openedAt: now,
        }),
      ],
      open: { poll: poll.pollId, batch: batchId, number },
    }
  },
})
