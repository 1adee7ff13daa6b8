import { login, zoneId } from '@yishi/schema/input'
import { tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { byPassword } from '../../auth/byPassword.ts'
import { openSession, type SignedIn } from '../../auth/sessions.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({ zone: zoneId, login, password: z.string().min(1).max(200) })

/** Staff, by name and password. */
export function passwordDoor({ db }: Inside): Door<z.infer<typeof body>, SignedIn> {
  return {
    body,
    guessable: true,
    async open(asked, { origin }) {
      const answer = await byPassword(db, asked)
      if (!answer.ok) return answer
      const value = {
        tenant: tenantOf(asked.zone),
        person: answer.value.person,
        origin,
        via: 'password' as const,
      }
      return { ok: true, value: await openSession(db, value) }
    },
  }
}
