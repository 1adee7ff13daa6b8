import * as t from '@yishi/schema/tables'
import { type Answer, refuse, tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { decodeProtectedHeader } from 'jose'
import { runAct } from '../act.ts'
import { admit } from '../acts/admit.ts'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import { system } from '../who.ts'
import { hashOfOnce, keepOnce } from './onceCodes.ts'
import { clocksDiffer, readVouch, type Vouch } from './readVouch.ts'

/** A JWT that a page hands over, and what we know of the page. */
export interface Vouching {
  zone: ZoneId
  jwt: string
  /** The site whose page calls. */
  origin: string
  /** Our own addresses. */
  audience: readonly string[]
}

/**
 * Somebody for whom a registered site vouches. The key is looked for among those of the site that calls; each word counts once.
 * Who was never here before is taken in without a household: that is claimed by letter, or confirmed by the clerk.
 */
export async function byHost(
  db: Db,
  { zone, jwt, origin, audience }: Vouching,
): Promise<Answer<{ person: string; freshAt: Date }>> {
  const tenantId = tenantOf(zone)
  const keyId = readKeyId(jwt)
  if (keyId === null) return refuse('wrong-credentials', undefined, 'jwt')
  const [key] = await db
    .select({ jwk: t.hostKey.jwk })
    .from(t.hostKey)
    .innerJoin(
      t.origin,
      and(eq(t.origin.tenantId, t.hostKey.tenantId), eq(t.origin.origin, t.hostKey.origin)),
    )
    .where(
      and(
        eq(t.hostKey.tenantId, tenantId),
        eq(t.hostKey.keyId, keyId),
        eq(t.hostKey.origin, origin),
        isNull(t.hostKey.removedAt),
        isNull(t.origin.removedAt),
      ),
    )
  if (!key) return refuse('wrong-credentials', undefined, 'kid')
  const now = await readNow(db)
  const vouch = await readVouch(jwt, { ...key, audience, origin, now })
  if (!vouch.ok) return vouch
  const { jti, exp, auth_time } = vouch.value
  const once = { tenantId, kind: 'jti' as const, code: `${keyId} ${jti}` }
  const expiresAt = new Date((exp + clocksDiffer) * 1000)
  if (!(await keepOnce(db, { ...once, origin, expiresAt }))) return refuse('code-used', undefined, 'jti')
  const person = await personFor(db, { tenantId, origin, vouch: vouch.value, key: hashOfOnce(once) })
  if (person === null) return refuse('unknown-person')
  return { ok: true, value: { person, freshAt: new Date(Math.min(auth_time * 1000, now.getTime())) } }
}

function readKeyId(jwt: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(jwt)
    return typeof kid === 'string' && /^[\w.-]{1,100}$/.test(kid) ? kid : null
  } catch {
    return null
  }
}

interface Subject {
  tenantId: string
  origin: string
  vouch: Vouch
  /** Makes taking in happen once. */
  key: string
}

/** The person whom a host speaks of, taken in where nobody knows them; null where the account is gone. */
async function personFor(db: Db, { tenantId, origin, vouch, key }: Subject): Promise<string | null> {
  const hostSubject = `${origin} ${vouch.sub}`
  const find = async () => {
    const [row] = await db
      .select({ person: t.person.personId })
      .from(t.person)
      .where(
        and(
          eq(t.person.tenantId, tenantId),
          eq(t.person.hostSubject, hostSubject),
          isNull(t.person.deletedAt),
        ),
      )
    return row?.person ?? null
  }
  const known = await find()
  if (known !== null) return known
  const answer = await runAct(db, admit, system(tenantId, 'door'), {
    key: `admit ${key}`,
    input: { zone: tenantId, hostSubject, name: vouch.name },
  })
  // Refused: another word for the same person was quicker, or the account is gone.
  return answer.ok ? answer.value.person : find()
}
