import * as t from '@yishi/schema/tables'
import { type Refused, refuse, type ZoneId } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { anyOf } from '../db/anyOf.ts'
import type { Db, Tx } from '../db/db.ts'
import { holds, type Who } from '../who.ts'
import type { Poll } from './pollOf.ts'

/** A mandate as its row has it. */
export type Proxy = typeof t.proxy.$inferSelect

/** By holder and elector, with a blank between them, the last mandate that each was given in a poll; ended ones too, so that one can say so. */
export async function heldProxies(
  db: Db | Tx,
  { tenantId, pollId }: Poll,
  holders: readonly string[],
): Promise<Map<string, Proxy>> {
  if (holders.length === 0) return new Map()
  const rows = await db
    .select()
    .from(t.proxy)
    .where(and(eq(t.proxy.tenantId, tenantId), eq(t.proxy.pollId, pollId), anyOf(t.proxy.holderId, holders)))
    .orderBy(asc(t.proxy.grantedAt))
  const held = new Map<string, Proxy>()
  for (const row of rows) {
    const key = `${row.holderId} ${row.electorId}`
    if (held.get(key)?.endedAt !== null) held.set(key, row)
  }
  return held
}

/**
 * Why a holder cannot vote so under a mandate; undefined where they can. Staff of the property manager never vote for owners, also
 * where they became that after the mandate was given.
 */
export function proxyFault(
  { endedAt, items }: Proxy,
  choices: Record<string, string>,
  { who, zone }: { who: Who; zone: ZoneId },
): Refused | undefined {
  if (endedAt) return refuse('proxy-ended', undefined, 'elector')
  if (holds(who, ['property'], zone)) return refuse('proxy-barred', undefined, 'elector')
  const bound = Object.entries(items).find(
    ([key, item]) => item !== 'free' && choices[key] !== undefined && choices[key] !== item,
  )
  return bound && refuse('proxy-bound', undefined, `choices.${bound[0]}`)
}
