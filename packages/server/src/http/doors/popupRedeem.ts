import { zoneId } from '@yishi/schema/input'
import { tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { redeemPopup } from '../../auth/popupCode.ts'
import { openSession, type SignedIn } from '../../auth/sessions.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({
  zone: zoneId,
  code: z.string().max(100),
  /** As RFC 7636 has it: 43 to 128 characters. */
  verifier: z.string().regex(/^[\w.~-]{43,128}$/),
})

/** From the site that opened our popup: its code for a sign-in of its own. */
export function popupRedeemDoor({ db }: Inside): Door<z.infer<typeof body>, SignedIn> {
  return {
    body,
    async open({ zone, code, verifier }, { origin }) {
      const tenant = tenantOf(zone)
      const answer = await redeemPopup(db, { tenant, origin, code, verifier })
      if (!answer.ok) return answer
      return { ok: true, value: await openSession(db, { tenant, ...answer.value, origin, via: 'popup' }) }
    },
  }
}
