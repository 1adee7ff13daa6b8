import { importOfficialInput } from '@yishi/schema/input'
import type { Plain } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { update } from '../change.ts'
import { outcomeOf } from '../facts.ts'
import { loadOfficial, resultOfficial } from '../poll/loadOfficial.ts'
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
    return poll ? { poll, base: await loadOfficial(tx, poll, input!.document) } : null
  },
  decide(input, state, { now }) {
    if (!state) return refuse('unknown-poll', undefined, 'poll')
    const { poll, base } = state
    const said = resultOfficial(poll, input, { ...base, now })
    if (!said.ok) return said
    const { result } = said
    return {
      ok: true,
      value: { poll: poll.pollId, outcome: outcomeOf(result) },
      changes: [update(t.poll, { pollId: poll.pollId }, { countedAt: now, result })],
      open: { poll: poll.pollId, result: result as unknown as Plain },
      facts: { poll: 'announced', batchesOpen: 0, outcome: outcomeOf(result) },
    }
  },
})
