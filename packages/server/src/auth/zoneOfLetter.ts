import * as t from '@yishi/schema/tables'
import type { ZoneId } from '@yishi/schema/words'
import { type SQL, sql } from 'drizzle-orm'

/** Letters whose household, or whose roll, lies in a zone or below it; as a condition on `claim_letter`. */
export function zoneOfLetter(zone: ZoneId): SQL {
  const at = sql`coalesce(
    (select ${t.household.zoneId} from ${t.household} where ${t.household.tenantId} = ${t.claimLetter.tenantId} and ${t.household.householdId} = ${t.claimLetter.householdId}),
    (select ${t.roll.zoneId} from ${t.roll} where ${t.roll.tenantId} = ${t.claimLetter.tenantId} and ${t.roll.rollId} = ${t.claimLetter.rollId}))`
  return sql`(${at} = ${zone} or starts_with(${at}, ${`${zone}.`}))`
}
