import { followInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 关注: what a resident wants to hear of, or no longer. */
export const follow = matterAct({
  name: 'follow',
  who: ['resident'],
  stage: null,
  when: 'settling',
  input: followInput,
  load: (tx, { who, matter }) =>
    tx
      .select({ active: t.follow.active })
      .from(t.follow)
      .where(
        and(
          eq(t.follow.tenantId, who.tenant),
          eq(t.follow.proposalId, matter.proposal.proposalId),
          eq(t.follow.personId, who.person),
        ),
      ),
  decide({ active }, [standing], { who, matter }) {
    if ((standing?.active ?? false) === active) return refuse('already-done')
    const key = { proposalId: matter.proposal.proposalId, personId: who.person }
    return {
      ok: true,
      value: { active },
      changes: [standing ? update(t.follow, key, { active }) : insert(t.follow, { ...key, active })],
      open: {},
      sealed: { active },
    }
  },
})
