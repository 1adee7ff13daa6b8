import * as t from '@yishi/schema/tables'
import type { HouseholdOther } from '@yishi/schema/words'
import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { maskName } from '../mask.ts'
import type { Who } from '../who.ts'

/**
 * Who else belongs to somebody's households, so that a stranger's claim is seen by those who live there. A claim of one's own that is
 * contested shows nobody: it may be the stranger's.
 */
export async function readHouseholdOthers(
  db: Db,
  { tenant, person, homes }: Pick<Who, 'tenant' | 'person' | 'homes'>,
): Promise<HouseholdOther[]> {
  const rows = await db
    .select({
      household: t.householdMember.householdId,
      person: t.householdMember.personId,
      name: t.person.name,
      since: t.householdMember.since,
      state: t.householdMember.state,
    })
    .from(t.householdMember)
    .innerJoin(
      t.person,
      and(
        eq(t.person.tenantId, t.householdMember.tenantId),
        eq(t.person.personId, t.householdMember.personId),
      ),
    )
    .where(
      and(
        eq(t.householdMember.tenantId, tenant),
        inArray(t.householdMember.householdId, ['', ...homes.map((home) => home.household)]),
        ne(t.householdMember.state, 'ended'),
      ),
    )
    .orderBy(asc(t.householdMember.since), asc(t.householdMember.personId))
  const mine = new Map(rows.filter((row) => row.person === person).map((row) => [row.household, row.since]))
  return rows
    .filter((row) => row.person !== person)
    .map(({ name, since, state, ...other }) => ({
      ...other,
      name: maskName(name),
      since: since.toISOString(),
      state: state === 'contested' ? 'contested' : 'active',
      mayContest: state === 'active' && since >= mine.get(other.household)!,
    }))
}
