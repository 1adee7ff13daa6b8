import { endMembershipInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { update } from '../change.ts'

/** 核定住户: the clerk says whether somebody lives in a household, after asking; it ends, or it is kept against the doubt. */
export const endMembership = zoneAct({
  name: 'endMembership',
  who: ['clerk'],
  input: endMembershipInput,
  async load(tx, { who }, [input]) {
    const [member] = await tx
      .select({ state: t.householdMember.state, zone: t.household.zoneId })
      .from(t.householdMember)
      .innerJoin(
        t.household,
        and(
          eq(t.household.tenantId, t.householdMember.tenantId),
          eq(t.household.householdId, t.householdMember.householdId),
        ),
      )
      .where(
        and(
          eq(t.householdMember.tenantId, who.tenant),
          eq(t.householdMember.householdId, input!.household),
          eq(t.householdMember.personId, input!.person),
        ),
      )
    return member
  },
  decide(input, member, { zone }) {
    if (!member || !isWithin(member.zone, zone)) return refuse('unknown-person', undefined, 'person')
    const state = input.outcome === 'ended' ? ('ended' as const) : ('active' as const)
    if (member.state === state) return refuse('already-done')
    if (member.state === 'ended') return refuse('unknown-person', undefined, 'person')
    const { household: householdId, person: personId, reason } = input
    return {
      ok: true,
      value: { state },
      changes: [update(t.householdMember, { householdId, personId }, { state })],
      open: { outcome: input.outcome },
      sealed: { household: householdId, person: personId, reason },
    }
  },
})
