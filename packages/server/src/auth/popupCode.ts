import { createHash, randomBytes } from 'node:crypto'
import { type Answer, refuse } from '@yishi/schema/words'
import { readNow } from '../db/clock.ts'
import type { Db } from '../db/db.ts'
import { keepOnce, takeOnce } from './onceCodes.ts'

/** So long a code may be under way from one window to the other. */
const seconds = 60

/** Who signed in, when they proved it, and the site that may have a sign-in of its own. */
export interface Granting {
  tenant: string
  person: string
  freshAt: Date
  origin: string
  /** PKCE, S256: what only the page that began can answer. */
  challenge: string
}

/**
 * A one-use code for the site that opened our window. When the person last proved who they are is written into the code, which is
 * known by its hash as a whole: handing over makes nothing fresh, and nobody can write another instant into it.
 */
export async function grantPopup(
  db: Db,
  { tenant, person, freshAt, origin, challenge }: Granting,
): Promise<{ code: string; expiresAt: string }> {
  const code = `${randomBytes(32).toString('base64url')}.${freshAt.getTime()}`
  const expiresAt = new Date((await readNow(db)).getTime() + seconds * 1000)
  await keepOnce(db, {
    tenantId: tenant,
    kind: 'popup',
    code,
    personId: person,
    origin,
    challenge,
    expiresAt,
  })
  return { code, expiresAt: expiresAt.toISOString() }
}

/**
 * Exchange a code. Whoever shows it has used it up, whatever comes of it: a code that is seen by anybody but the page that began
 * is worth nothing to the next one either.
 */
export async function redeemPopup(
  db: Db,
  { tenant, origin, code, verifier }: { tenant: string; origin: string; code: string; verifier: string },
): Promise<Answer<{ person: string; freshAt: Date }>> {
  const row = await takeOnce(db, { tenantId: tenant, kind: 'popup', code })
  if (row === 'used') return refuse('code-used')
  if (!row?.personId) return refuse('wrong-credentials', undefined, 'code')
  if (row.expiresAt <= (await readNow(db))) return refuse('code-expired')
  if (row.origin !== origin) return refuse('wrong-credentials', undefined, 'origin')
  if (row.challenge !== createHash('sha256').update(verifier).digest('base64url'))
    return refuse('wrong-credentials', undefined, 'verifier')
  return { ok: true, value: { person: row.personId, freshAt: new Date(Number(code.split('.')[1])) } }
}
