import { importOfficialInput } from '@yishi/schema/input'
import type { Plain } from '@yishi/schema/log'
import { parseArea, type Weight } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { outcomeOf } from '../facts.ts'
import { officialResult } from '../poll/officialResult.ts'
import { pollOf } from '../poll/pollOf.ts'

/**
 * 录入官方表决结果: the figures of the official platform with the document that states them. They are decided by the same rule over the
 * roll that was frozen here; figures that contradict it are refused.
 */
export const importOfficial = matterAct({
  name: 'importOfficial',
  who: ['clerk'],
  stage: ['count'],
  when: 'settling',
  input: importOfficialInput,
  async load(tx, { matter }, [input]) {
    const poll = await pollOf(tx, matter, input!.poll)
    if (!poll) return null
    const { heads, area, root } = t.roll
    const [roll] = await tx
      .select({ heads, area, root })
      .from(t.roll)
      .where(and(eq(t.roll.tenantId, poll.tenantId), eq(t.roll.rollId, poll.rollId)))
    const documents = await tx.$count(
      t.attachment,
      and(eq(t.attachment.tenantId, poll.tenantId), eq(t.attachment.attachmentId, input!.document)),
    )
    return { poll, roll: roll!, documents }
  },
  decide(input, state, { now }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, roll, documents } = state
    if (poll.force !== 'import-official') return refuse('not-available')
    if (documents === 0) return refuse('unknown-attachment', undefined, 'document')
    const { platform, document, decidedAt } = input
    if (new Date(decidedAt) > now || new Date(decidedAt) < poll.opensAt)
      return refuse('input-invalid', undefined, 'decidedAt')
    if (input.votes.length !== poll.questions.length) return refuse('input-invalid', undefined, 'votes')
    const votes = input.votes.map((each) => ({
      for: weigh(each.for),
      against: weigh(each.against),
      abstain: weigh(each.abstain),
      invalid: weigh(each.invalid),
    }))
    const said = officialResult(poll, roll, votes)
    if (!said.ok) return refuse('roll-mismatch', undefined, said.path)
    const result: t.PollResult = { ...said.result, official: { platform, document, decidedAt } }
    return {
      ok: true,
      value: { poll: poll.pollId, outcome: outcomeOf(result) },
      changes: [update(t.poll, { pollId: poll.pollId }, { countedAt: now, result })],
      open: { poll: poll.pollId, result: result as unknown as Plain },
      facts: { poll: 'announced', batchesOpen: 0, outcome: outcomeOf(result) },
    }
  },
})

function weigh({ heads, area }: { heads: number; area: string }): Weight {
  return { heads: BigInt(heads), area: parseArea(area)! }
}
