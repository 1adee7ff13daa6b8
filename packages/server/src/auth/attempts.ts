import * as t from '@yishi/schema/tables'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** This many wrong tries within the window lock; the lock lasts as long again. */
export const mostTries = 5
export const windowMinutes = 15

/**
 * Count a try before looking whether it is right, in one statement: tries at the same time, or through other instances, are
 * counted one by one. False: it is locked, and nothing must be looked at. The fifth try starts the lock; a right one lifts it.
 */
export async function countTry(db: Db, tenant: string, subject: string): Promise<boolean> {
  const over = sql`${t.attempt.since} <= yishi_now() - make_interval(mins => ${windowMinutes})`
  const [row] = await db
    .insert(t.attempt)
    .values({ tenantId: tenant, subject, count: 1, since: sql`yishi_now()` })
    .onConflictDoUpdate({
      target: [t.attempt.tenantId, t.attempt.subject],
      set: {
        count: sql`case when ${over} then 1 else ${t.attempt.count} + 1 end`,
        since: sql`case when ${over} or ${t.attempt.count} + 1 = ${mostTries} then yishi_now() else ${t.attempt.since} end`,
      },
    })
    .returning({ count: t.attempt.count })
  return row!.count <= mostTries
}

/** Whether it is locked now, without counting anything. */
export async function isLocked(db: Db, tenant: string, subject: string): Promise<boolean> {
  const locked = await db.$count(
    t.attempt,
    and(
      eq(t.attempt.tenantId, tenant),
      eq(t.attempt.subject, subject),
      gte(t.attempt.count, mostTries),
      sql`${t.attempt.since} > yishi_now() - make_interval(mins => ${windowMinutes})`,
    ),
  )
  return locked > 0
}

/** A right try: what came before is forgotten. */
export async function forgetTries(db: Db, tenant: string, subject: string): Promise<void> {
  await db.delete(t.attempt).where(and(eq(t.attempt.tenantId, tenant), eq(t.attempt.subject, subject)))
}
