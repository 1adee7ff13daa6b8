import * as t from '@yishi/schema/tables'
import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from '../db/db.ts'

/**
 * Count a call of this minute in one statement, whichever process it came to; how many there were, and in how many seconds the minute
 * is over. It goes by the wall clock: where that of the community stands still, a minute would never end. The rows are the house's, so
 * their tenant is nobody.
 */
export async function countCall(db: Db, subject: string): Promise<{ count: number; left: number }> {
  const over = sql`${t.attempt.since} <= clock_timestamp() - interval '1 minute'`
  const [row] = await rowsOf<{ count: number; left: number }>(
    db,
    sql`insert into ${t.attempt} (tenant_id, subject, count, since) values ('', ${subject}, 1, clock_timestamp())
      on conflict (tenant_id, subject) do update set
        count = case when ${over} then 1 else ${t.attempt.count} + 1 end,
        since = case when ${over} then clock_timestamp() else ${t.attempt.since} end
      returning count, ceil(extract(epoch from since + interval '1 minute' - clock_timestamp()))::int as left`,
  )
  return { count: Number(row!.count), left: Math.max(1, Number(row!.left)) }
}
