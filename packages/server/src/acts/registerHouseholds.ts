import { registerHouseholdsInput } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, refuse } from '@yishi/schema/words'
import { eq } from 'drizzle-orm'
import { zoneAct } from '../act.ts'
import { insert, update } from '../change.ts'

/** 登记户册: households of the living register, by building, unit and room; known ones are brought up to date. */
export const registerHouseholds = zoneAct({
  name: 'registerHouseholds',
  who: ['clerk'],
  input: registerHouseholdsInput,
  async load(tx, { who }) {
    const zones = await tx.select({ id: t.zone.zoneId }).from(t.zone).where(eq(t.zone.tenantId, who.tenant))
    const known = await tx
      .select({
        id: t.household.householdId,
        zone: t.household.zoneId,
        building: t.household.building,
        unit: t.household.unit,
        room: t.household.room,
      })
      .from(t.household)
      .where(eq(t.household.tenantId, who.tenant))
    return {
      zones: new Set(zones.map((zone) => zone.id)),
      known: new Map(known.map((row) => [address(row), row.id])),
    }
  },
  decide(input, { zones, known }, { id }) {
    const seen = new Set<string>()
    for (const [i, household] of input.households.entries()) {
      if (!zones.has(household.zone) || !isWithin(household.zone, input.zone))
        return refuse('unknown-zone', undefined, `households.${i}.zone`)
      if (seen.has(address(household))) return refuse('already-exists', undefined, `households.${i}`)
      seen.add(address(household))
    }
    const households: string[] = []
    const changes = input.households.map((household) => {
      const householdId = known.get(address(household)) ?? id()
      households.push(householdId)
      const { building, unit, room, vacant, contactName, phone } = household
      return known.has(address(household))
        ? update(t.household, { householdId }, { vacant, contactName, phone })
        : insert(t.household, {
            householdId,
            zoneId: household.zone,
            building,
            unit,
            room,
            vacant,
            contactName,
            phone,
          })
    })
    return {
      ok: true,
      value: { households },
      changes,
      open: { households: changes.length },
    }
  },
})

function address(at: { zone: string; building: string; unit: string; room: string }): string {
  return JSON.stringify([at.zone, at.building, at.unit, at.room])
}
