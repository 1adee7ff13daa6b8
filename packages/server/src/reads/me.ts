import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { MeView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { whomToCall } from '../auth/whomToCall.ts'
import { householdLabel } from '../householdLabel.ts'
import { freshUntil } from '../poll/freshUntil.ts'
import { read } from '../read.ts'
import { readHouseholdOthers } from '../views/readHouseholdOthers.ts'

/** 我: who is signed in, with what roles and households. In full: it is oneself. */
export const me = read({
  name: 'me',
  who: 'signed-in',
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { who, tenant }) {
    const { tenant: tenantId, person, grants } = who!
    const [row] = await db
      .select({ name: t.person.name })
      .from(t.person)
      .where(and(eq(t.person.tenantId, tenantId), eq(t.person.personId, person)))
    const households = await db
      .select({
        household: t.household.householdId,
        zone: t.household.zoneId,
        building: t.household.building,
        unit: t.household.unit,
        room: t.household.room,
        state: t.householdMember.state,
      })
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
          eq(t.householdMember.tenantId, tenantId),
          eq(t.householdMember.personId, person),
          inArray(t.householdMember.state, ['active', 'contested']),
        ),
      )
      .orderBy(asc(t.householdMember.since), asc(t.household.householdId))
    const value: MeView = {
      person,
      name: row?.name ?? '',
      grants: [...grants],
      households: households.map(({ building, unit, room, state, ...home }) => ({
        ...home,
        label: householdLabel({ building, unit, room }),
        state: state === 'contested' ? 'contested' : 'active',
      })),
      others: await readHouseholdOthers(db, who!),
      freshUntil: freshUntil(who!)?.toISOString() ?? null,
      zone: {
        id: zone,
        name: tenant.zone.name,
        telephone: String((await whomToCall(db, zone)).telephone ?? ''),
      },
    }
    return { ok: true, value }
  },
})
