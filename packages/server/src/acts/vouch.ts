import { vouchInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { type Change, insert } from '../change.ts'

/** 核实住户: a clerk confirms, by telephone or at the door, that somebody lives in a household. */
export const vouch = zoneAct({
  name: 'vouch',
  who: ['clerk'],
  input: vouchInput,
  async load(tx, { who }, [input]) {
    const [household] = await tx
      .select({ zone: t.household.zoneId })
      .from(t.household)
      .where(and(eq(t.household.tenantId, who.tenant), eq(t.household.householdId, input!.household)))
    const person = input!.person ?? ''
    const known = await tx.$count(
      t.person,
      and(eq(t.person.tenantId, who.tenant), eq(t.person.personId, person)),
    )
    const member = await tx.$count(
      t.householdMember,
      and(
        eq(t.householdMember.tenantId, who.tenant),
        eq(t.householdMember.householdId, input!.household),
        eq(t.householdMember.personId, person),
      ),
    )
    return { household, known, member }
  },
  decide(input, { household, known, member }, { now, id, zone }) {
    if (!household || !isWithin(household.zone, zone))
      return refuse('unknown-household', undefined, 'household')
    if (input.person !== undefined && known === 0) return refuse('unknown-person', undefined, 'person')
    if (input.person === undefined && input.name === undefined)
      return refuse('input-invalid', undefined, 'name')
    if (member > 0) return refuse('already-done')
    const personId = input.person ?? id()
    const changes: Change[] = []
    if (input.person === undefined)
      changes.push(insert(t.person, { personId, name: input.name, phone: input.phone, createdAt: now }))
    changes.push(
      insert(t.householdMember, {
        householdId: input.household,
        personId,
        state: 'active',
        since: now,
        via: 'clerk',
      }),
    )
    return {
      ok: true,
      value: { person: personId },
      changes,
      open: {},
      sealed: { person: personId, household: input.household },
    }
  },
})
