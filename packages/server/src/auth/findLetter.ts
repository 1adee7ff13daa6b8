import * as t from '@yishi/schema/tables'
import { type Answer, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { countTry, isLocked, windowMinutes } from './attempts.ts'
import { hashOfCode, readCode } from './code.ts'
import { hideAddress } from './hideAddress.ts'
import { whomToCall } from './whomToCall.ts'

export type Letter = typeof t.claimLetter.$inferSelect

/**
 * The letter behind a code that somebody shows. A slip of the pen is told without counting, and many who scan at once behind one
 * address do no harm to each other; a code that is none counts against the address it came from, which is kept as what only
 * this house can derive. Guesses that come all at once may slip through uncounted: there are 2^75 codes.
 */
export async function findLetter(
  db: Db,
  { zone, code, address }: { zone: ZoneId; code: string; address: string },
): Promise<Answer<Letter>> {
  const tenant = tenantOf(zone)
  const read = readCode(code)
  if (read === null) return refuse('input-invalid', undefined, 'code')
  const subject = `code ${hideAddress(address)}`
  if (await isLocked(db, tenant, subject))
    return refuse('account-locked', { minutes: windowMinutes, ...(await whomToCall(db, zone)) })
  const [letter] = await db
    .select()
    .from(t.claimLetter)
    .where(and(eq(t.claimLetter.tenantId, tenant), eq(t.claimLetter.codeHash, hashOfCode(read))))
  if (!letter || letter.voidedAt) {
    await countTry(db, tenant, subject)
    return refuse('unknown-letter', await whomToCall(db, zone))
  }
  return { ok: true, value: letter }
}
