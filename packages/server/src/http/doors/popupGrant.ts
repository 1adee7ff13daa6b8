import { siteOrigin, zoneId } from '@yishi/schema/input'
import { refuse, tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { grantPopup } from '../../auth/popupCode.ts'
import { isRegistered } from '../caller.ts'
import { type Door, signedInAt } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({
  zone: zoneId,
  origin: siteOrigin,
  /** SHA-256 of the verifier, as base64url: 43 characters. */
  challenge: z.string().regex(/^[\w-]{43}$/),
})

/** From our own popup: a code for the site that opened it, and for no other. */
export function popupGrantDoor({
  db,
}: Inside): Door<z.infer<typeof body>, { code: string; expiresAt: string }> {
  return {
    body,
    async open({ zone, origin, challenge }, caller) {
      if (!caller.ours) return refuse('not-available')
      const session = signedInAt(caller, zone)
      if (!session.ok) return session
      if (!(await isRegistered(db, tenantOf(zone), origin)))
        return refuse('origin-not-registered', { origin })
      const { tenant, person, freshAt } = session.value
      return { ok: true, value: await grantPopup(db, { tenant, person, freshAt, origin, challenge }) }
    },
  }
}
