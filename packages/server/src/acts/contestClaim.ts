import { contestClaimInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'

/**
 * 对认领提出异议: one of a household doubts another who came later. That one can do nothing for the household until the clerk
 * has settled it. Who came first is not suspended by who came last; that is for the clerk to be told.
 */
export const contestClaim = zoneAct({
  name: 'contestClaim',
  who: ['resident'],
  input: contestClaimInput,
  load: (tx, { who }, [input]) =>
    tx
      .select({
        person: t.householdMember.personId,
        state: t.householdMember.state,
        since: t.householdMember.since,
      })
      .from(t.householdMember)
      .where(
        and(eq(t.householdMember.tenantId, who.tenant), eq(t.householdMember.householdId, input!.household)),
      ),
  decide(input, members, { who }) {
    const mine = members.find((one) => one.person === who.person && one.state === 'active')
    if (!mine) return refuse('not-your-home', undefined, 'household')
    const theirs = members.find((one) => one.person === input.person && one.state !== 'ended')
    if (!theirs || theirs === mine) return refuse('unknown-person', undefined, 'person')
    if (theirs.state === 'contested') return refuse('already-done')
    if (theirs.since < mine.since) return refuse('not-your-role', undefined, 'person')
    const { household: householdId, person: personId } = input
    return {
      ok: true,
      value: { person: personId },
      changes: [update(t.householdMember, { householdId, personId }, { state: 'contested' })],
      open: {},
      sealed: { household: householdId, person: personId },
    }
  },
})
