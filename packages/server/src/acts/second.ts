import { secondInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { insert } from '../change.ts'

/** 附议: once a household, never the proposing one; the last one asked for ends the stage. */
export const second = matterAct({
  name: 'second',
  who: ['resident'],
  stage: ['second'],
  when: 'open',
  input: secondInput,
  load: (tx, { who, matter }) =>
    tx
      .select({ household: t.second.householdId })
      .from(t.second)
      .where(and(eq(t.second.tenantId, who.tenant), eq(t.second.proposalId, matter.proposal.proposalId))),
  decide({ household }, standing, { who, zone, matter, now }) {
    const { proposalId, householdId } = matter.proposal
    if (!who.homes.some((home) => home.household === household && isWithin(home.zone, zone)))
      return refuse('not-your-home', undefined, 'household')
    if (household === householdId || standing.some((row) => row.household === household))
      return refuse('already-done')
    const seconds = standing.length + 1
    return {
      ok: true,
      value: { seconds },
      changes: [insert(t.second, { proposalId, householdId: household, personId: who.person, at: now })],
      open: { seconds },
      sealed: { household },
      facts: { seconds },
    }
  },
})
