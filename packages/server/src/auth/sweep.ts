import * as t from '@yishi/schema/tables'
import { lt, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { forget } from '../mine/forget.ts'
import { endOverdueSessions } from './sessions.ts'

/** Throw away what is over: sign-ins past their end, wrong tries that no longer count, codes that expired, and what tells of accounts that were erased. */
export async function sweep(db: Db): Promise<void> {
  await endOverdueSessions(db)
  await db.delete(t.onceCode).where(lt(t.onceCode.expiresAt, sql`yishi_now() - interval '1 hour'`))
  await forget(db)
  await db.delete(t.attempt).where(lt(t.attempt.since, sql`yishi_now() - interval '1 hour'`))
}
