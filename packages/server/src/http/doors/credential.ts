import { randomUUID } from 'node:crypto'
import { id, zoneId } from '@yishi/schema/input'
import { refuse, tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { runAct } from '../../act.ts'
import { setCredential } from '../../acts/setCredential.ts'
import { hashPassword } from '../../auth/password.ts'
import { pin } from '../../auth/pin.ts'
import { closeSessionsOf, openSession, type SignedIn } from '../../auth/sessions.ts'
import { readNow } from '../../db/clock.ts'
import { freshUntil } from '../../poll/freshUntil.ts'
import { holds, system } from '../../who.ts'
import { type Door, signedInAt } from '../door.ts'
import type { Inside } from '../server.ts'

const password = z.string().min(10).max(200)
const body = z.union([
  z.strictObject({ zone: zoneId, pin }),
  z.strictObject({ zone: zoneId, password }),
  z.strictObject({ zone: zoneId, password, person: id }),
])

/**
 * A new PIN or password for oneself; an administrator sets that of staff. It asks for a fresh sign-in, ends every other one of that
 * person, and answers a new one to whoever set their own.
 */
export function credentialDoor({ db }: Inside): Door<z.infer<typeof body>, SignedIn | object> {
  return {
    body,
    async open(asked, caller) {
      const session = signedInAt(caller, asked.zone)
      if (!session.ok) return session
      const tenant = tenantOf(asked.zone)
      const own = !('person' in asked) || asked.person === session.value.person
      if (!own && !holds(caller.who!, ['admin'], tenant)) return refuse('not-your-role')
      const until = freshUntil(caller.who!)
      if (!until || until < (await readNow(db))) return refuse('sign-in-too-old')
      const person = 'person' in asked ? asked.person : session.value.person
      const kind = 'pin' in asked ? ('pin' as const) : ('password' as const)
      const hash = await hashPassword('pin' in asked ? asked.pin : asked.password)
      const answer = await runAct(db, setCredential, system(tenant, 'door'), {
        key: `credential ${randomUUID()}`,
        input: { zone: tenant, person, kind, hash },
      })
      if (!answer.ok) return answer
      await closeSessionsOf(db, person)
      if (!own) return { ok: true, value: {} }
      const via = kind === 'pin' ? ('pin' as const) : ('password' as const)
      return { ok: true, value: await openSession(db, { tenant, person, origin: caller.origin, via }) }
    },
  }
}
