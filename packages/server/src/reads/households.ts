import { optionalText, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { HouseholdItem, Page } from '@yishi/schema/words'
import { and, asc, count, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { householdLabel } from '../householdLabel.ts'
import { read } from '../read.ts'
import { within } from '../within.ts'

const input = z.strictObject({
  zone: zoneId,
  search: optionalText(40).optional(),
  after: z.string().regex(/^\d+$/).max(10).optional(),
})
const part = 60

/** Households of the register, for those who go to their doors: search by building, room or name. */
export const households = read({
  name: 'households',
  who: ['clerk', 'gridworker'],
  input,
  async run(db, { zone, search, after }, { who }) {
    const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&').replace(/\s+/g, '%')}%`
    const where = and(
      eq(t.household.tenantId, who!.tenant),
      within(t.household.zoneId, zone),
      search
        ? or(
            ilike(sql`${t.household.building} || ${t.household.unit} || ${t.household.room}`, like),
            ilike(t.household.contactName, like),
          )
        : undefined,
    )
    const from = Number.parseInt(after ?? '0', 10)
    const total = await db.$count(t.household, where)
    const rows = await db
      .select({
        household: t.household.householdId,
        zone: t.household.zoneId,
        building: t.household.building,
        unit: t.household.unit,
        room: t.household.room,
        contactName: t.household.contactName,
        phone: t.household.phone,
        vacant: t.household.vacant,
      })
      .from(t.household)
      .where(where)
      .orderBy(
        sql`length(${t.household.building})`,
        asc(t.household.building),
        asc(t.household.unit),
        sql`length(${t.household.room})`,
        asc(t.household.room),
      )
      .limit(part)
      .offset(from)
    const members = await db
      .select({ household: t.householdMember.householdId, n: count() })
      .from(t.householdMember)
      .where(
        and(
          eq(t.householdMember.tenantId, who!.tenant),
          inArray(t.householdMember.householdId, ['', ...rows.map((row) => row.household)]),
          eq(t.householdMember.state, 'active'),
        ),
      )
      .groupBy(t.householdMember.householdId)
    const membersOf = new Map(members.map((row) => [row.household, row.n]))
    const value: Page<HouseholdItem> = {
      items: rows.map(({ unit, room, ...row }) => ({
        ...row,
        label: householdLabel({ ...row, unit, room }),
        members: membersOf.get(row.household) ?? 0,
      })),
      total,
      next: from + part < total ? String(from + part) : null,
    }
    return { ok: true, value }
  },
})
