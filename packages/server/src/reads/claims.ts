import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { ClaimView, Page } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { householdLabel } from '../householdLabel.ts'
import { read } from '../read.ts'
import { within } from '../within.ts'

const input = z.strictObject({
  zone: zoneId,
  /** One household; without it, the claims that somebody contests. */
  household: id.optional(),
  after: z.string().regex(/^\d+$/).max(10).optional(),
})
const part = 50

/** 认领情况: who claimed a household, or the claims in doubt, for the clerk who settles them. */
export const claims = read({
  name: 'claims',
  who: ['clerk'],
  input,
  async run(db, { zone, household, after }, { who }) {
    const where = and(
      eq(t.householdMember.tenantId, who!.tenant),
      within(t.household.zoneId, zone),
      household === undefined
        ? eq(t.householdMember.state, 'contested')
        : and(
            eq(t.householdMember.householdId, household),
            inArray(t.householdMember.state, ['active', 'contested']),
          ),
    )
    const from = Number.parseInt(after ?? '0', 10)
    const rows = await db
      .select({
        household: t.household.householdId,
        building: t.household.building,
        unit: t.household.unit,
        room: t.household.room,
        person: t.person.personId,
        name: t.person.name,
        phone: t.person.phone,
        since: t.householdMember.since,
        via: t.householdMember.via,
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
      .innerJoin(
        t.person,
        and(
          eq(t.person.tenantId, t.householdMember.tenantId),
          eq(t.person.personId, t.householdMember.personId),
        ),
      )
      .where(where)
      .orderBy(asc(t.householdMember.since), asc(t.person.personId))
    const value: Page<ClaimView> = {
      items: rows.slice(from, from + part).map(({ building, unit, room, name, since, state, ...row }) => ({
        ...row,
        label: householdLabel({ building, unit, room }),
        name: name ?? '',
        since: since.toISOString(),
        state: state === 'contested' ? 'contested' : 'active',
      })),
      total: rows.length,
      next: from + part < rows.length ? String(from + part) : null,
    }
    return { ok: true, value }
  },
})
