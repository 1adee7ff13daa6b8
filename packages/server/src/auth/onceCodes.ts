import { createHash } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

export type OnceCode = typeof t.onceCode.$inferSelect

/** Where a code is found. */
type Place = Pick<OnceCode, 'tenantId' | 'kind'> & { code: string }

/** What is kept of a code: a hash. */
export function hashOfOnce({ kind, code }: Pick<Place, 'kind' | 'code'>): string {
  return createHash('sha256').update(`${kind} ${code}`).digest('hex')
}

/**
 * Remember a code until it expires. False: it was there already, also where two come at the same instant, through whatever
 * instance. What has long expired is thrown away on the occasion, a few at a time.
 */
export async function keepOnce(
  db: Db,
  { code, ...row }: Place & Pick<OnceCode, 'origin' | 'expiresAt'> & Partial<OnceCode>,
): Promise<boolean> {
  await db.execute(sql`
    delete from ${t.onceCode} where (tenant_id, code_hash) in (
      select tenant_id, code_hash from ${t.onceCode}
      where tenant_id = ${row.tenantId} and expires_at < yishi_now() - interval '1 hour'
      limit 50 for update skip locked
    )`)
  const kept = await db
    .insert(t.onceCode)
    .values({ ...row, codeHash: hashOfOnce({ ...row, code }) })
    .onConflictDoNothing()
    .returning({ codeHash: t.onceCode.codeHash })
  return kept.length > 0
}

/**
 * Use a code up, in one statement: of many who come with it one gets its row. `used` says that somebody was here before; null
 * that there is none.
 */
export async function takeOnce(db: Db, place: Place): Promise<OnceCode | 'used' | null> {
  const its = and(
    eq(t.onceCode.tenantId, place.tenantId),
    eq(t.onceCode.codeHash, hashOfOnce(place)),
    eq(t.onceCode.kind, place.kind),
  )
  const [row] = await db
    .update(t.onceCode)
    .set({ usedAt: sql`yishi_now()` })
    .where(and(its, isNull(t.onceCode.usedAt)))
    .returning()
  if (row) return row
  return (await db.$count(t.onceCode, its)) > 0 ? 'used' : null
}
