import { zoneId } from '@yishi/schema/input'
import { tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { byHost } from '../../auth/byHost.ts'
import { openSession, type SignedIn } from '../../auth/sessions.ts'
import { ownOrigins } from '../caller.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({ zone: zoneId, jwt: z.string().max(4000) })

/** By the word of a registered site's server. The sign-in is as fresh as the person's own one at that site. */
export function hostDoor({ db, config }: Inside): Door<z.infer<typeof body>, SignedIn> {
  const audience = ownOrigins(config.origin)
  return {
    body,
    async open({ zone, jwt }, { origin }) {
      const answer = await byHost(db, { zone, jwt, origin, audience })
      if (!answer.ok) return answer
      const value = { tenant: tenantOf(zone), ...answer.value, origin, via: 'host' as const }
      return { ok: true, value: await openSession(db, value) }
    },
  }
}
