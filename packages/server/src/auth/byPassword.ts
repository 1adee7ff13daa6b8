import * as t from '@yishi/schema/tables'
import { type Answer, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { countTry, forgetTries, windowMinutes } from './attempts.ts'
import { isPassword } from './password.ts'
import { whomToCall } from './whomToCall.ts'

/** Staff, by name and password. Five wrong tries lock the name; the refusal says whom to call. */
export async function byPassword(
  db: Db,
  { zone, login, password }: { zone: ZoneId; login: string; password: string },
): Promise<Answer<{ person: string }>> {
  const tenant = tenantOf(zone)
  const subject = `password ${login}`
  if (!(await countTry(db, tenant, subject)))
    return refuse('account-locked', { minutes: windowMinutes, ...(await whomToCall(db, zone)) })
  const [found] = await db
    .select({ person: t.person.personId, hash: t.credential.hash })
    .from(t.person)
    .innerJoin(
      t.credential,
      and(
        eq(t.credential.tenantId, t.person.tenantId),
        eq(t.credential.personId, t.person.personId),
        eq(t.credential.kind, 'password'),
      ),
    )
    .where(and(eq(t.person.tenantId, tenant), eq(t.person.login, login), isNull(t.person.deletedAt)))
  if (!(await isPassword(found?.hash ?? null, password))) return refuse('wrong-credentials')
  await forgetTries(db, tenant, subject)
  return { ok: true, value: { person: found!.person } }
}
