import * as t from '@yishi/schema/tables'
import { type Refused, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { windowMinutes } from './attempts.ts'
import { hideAddress } from './hideAddress.ts'
import { whomToCall } from './whomToCall.ts'

/**
 * So many wrong PINs and passwords may come from one address in a quarter of an hour. Each household locks after five; this is for
 * whoever tries one PIN on every household. An estate may sit behind one address, so it is more than its people mistype.
 */
export const mostWrong = 50

const subjectOf = (address: string): string => `wrong ${hideAddress(address)}`

/** A refusal for an address that too many wrong tries came from, through whichever process; null for any other. */
export async function barredRefusal(db: Db, zone: ZoneId, address: string): Promise<Refused | null> {
  const barred = await db.$count(
    t.attempt,
    and(
      eq(t.attempt.tenantId, tenantOf(zone)),
      eq(t.attempt.subject, subjectOf(address)),
      gte(t.attempt.count, mostWrong),
      sql`${t.attempt.since} > yishi_now() - make_interval(mins => ${windowMinutes})`,
    ),
  )
  if (barred === 0) return null
  return refuse('account-locked', { minutes: windowMinutes, ...(await whomToCall(db, zone)) })
}

/** Something wrong came from an address: counted in one statement. */
export async function countWrong(db: Db, tenant: string, address: string): Promise<void> {
  const over = sql`${t.attempt.since} <= yishi_now() - make_interval(mins => ${windowMinutes})`
  await db
    .insert(t.attempt)
    .values({ tenantId: tenant, subject: subjectOf(address), count: 1, since: sql`yishi_now()` })
    .onConflictDoUpdate({
      target: [t.attempt.tenantId, t.attempt.subject],
      set: {
        count: sql`case when ${over} then 1 else ${t.attempt.count} + 1 end`,
        since: sql`case when ${over} then yishi_now() else ${t.attempt.since} end`,
      },
    })
}
