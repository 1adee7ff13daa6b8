import * as t from '@yishi/schema/tables'
import { type Answer, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { countTry, forgetTries, windowMinutes } from './attempts.ts'
import { isPassword } from './password.ts'
import { whomToCall } from './whomToCall.ts'

/** Whose PIN it is said to be: a person's, or that of somebody of a household. */
export type Whose = { person: string } | { household: string }

/**
 * Somebody by PIN. Five wrong tries lock the household, or the person; the refusal says whom to call. Where two of a household
 * chose the same PIN neither is taken for the other: the page asks who it is.
 */
export async function byPin(
  db: Db,
  { zone, whose, pin }: { zone: ZoneId; whose: Whose; pin: string },
): Promise<Answer<{ person: string }>> {
  const tenant = tenantOf(zone)
  const subject = `pin ${'person' in whose ? whose.person : whose.household}`
  if (!(await countTry(db, tenant, subject)))
    return refuse('account-locked', { minutes: windowMinutes, ...(await whomToCall(db, zone)) })
  const persons = 'person' in whose ? [whose.person] : await membersOf(db, tenant, whose.household)
  const pins = await db
    .select({ person: t.credential.personId, hash: t.credential.hash })
    .from(t.credential)
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.credential.tenantId), eq(t.person.personId, t.credential.personId)),
    )
    .where(
      and(
        eq(t.credential.tenantId, tenant),
        inArray(t.credential.personId, ['', ...persons]),
        eq(t.credential.kind, 'pin'),
        isNull(t.person.deletedAt),
      ),
    )
  const right: string[] = []
  for (const { person, hash } of pins) if (await isPassword(hash, pin)) right.push(person)
  if (pins.length === 0) await isPassword(null, pin)
  if (right.length === 0) return refuse('wrong-credentials')
  await forgetTries(db, tenant, subject)
  if (right.length > 1) return refuse('input-invalid', undefined, 'person')
  return { ok: true, value: { person: right[0]! } }
}

async function membersOf(db: Db, tenant: string, household: string): Promise<string[]> {
  const rows = await db
    .select({ person: t.householdMember.personId })
    .from(t.householdMember)
    .where(
      and(
        eq(t.householdMember.tenantId, tenant),
        eq(t.householdMember.householdId, household),
        inArray(t.householdMember.state, ['active', 'contested']),
      ),
    )
  return rows.map((row) => row.person)
}
