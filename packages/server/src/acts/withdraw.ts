import { withdrawInput } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { matterAct } from '../act.ts'
import { endMatter } from '../endMatter.ts'

/** 撤回: by whom it came from, before the plan goes on notice. */
export const withdraw = matterAct({
  name: 'withdraw',
  who: ['resident', 'gridworker', 'clerk'],
  stage: ['screen', 'second', 'consult', 'deliberate'],
  when: 'settling',
  input: withdrawInput,
  load: async () => null,
  decide(input, _state, { who, matter, now }) {
    const { proposal } = matter
    const theirs =
      proposal.personId === who.person || who.homes.some((home) => home.household === proposal.householdId)
    if (!theirs) return refuse('not-the-proposer')
    return {
      ok: true,
      value: { proposal: proposal.proposalId },
      changes: endMatter(matter, { end: 'withdrawn', reason: input.reason }, now),
      open: { end: 'withdrawn' },
      sealed: { reason: input.reason },
    }
  },
})
