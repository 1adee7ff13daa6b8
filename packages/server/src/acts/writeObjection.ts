import { writeObjectionInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { matterAct } from '../act.ts'
import { loadObjecting, object } from '../notice/objecting.ts'

/** 代记异议: what a household wrote, telephoned or said at the station, written down by staff and read back to them. */
export const writeObjection = matterAct({
  name: 'writeObjection',
  who: ['clerk', 'gridworker'],
  stage: ['notice', 'preliminary'],
  when: 'open',
  input: writeObjectionInput,
  async load(tx, { who, matter }, [input]) {
    const [household] = await tx
      .select({ zone: t.household.zoneId })
      .from(t.household)
      .where(and(eq(t.household.tenantId, who.tenant), eq(t.household.householdId, input!.household)))
    return { household, ...(await loadObjecting(tx, matter)) }
  },
  decide(input, { household, ...state }, context) {
    const { who, zone } = context
    if (!household || !isWithin(household.zone, zone))
      return refuse('unknown-household', undefined, 'household')
    const cameBy = { channel: input.channel, personId: null, writtenBy: who.person }
    return object(input, state, { cameBy, context })
  },
})
