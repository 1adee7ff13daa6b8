import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { tenantOf } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { byPassword } from '../../auth/byPassword.ts'
import { byPin } from '../../auth/byPin.ts'
import { refreshSession } from '../../auth/sessions.ts'
import { type Door, signedInAt } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.union([
  z.strictObject({ zone: zoneId, pin: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ zone: zoneId, password: z.string().min(1).max(200) }),
])

/** Prove once more who one is, in the sign-in that stands. */
export function freshDoor({ db }: Inside): Door<z.infer<typeof body>, { freshAt: string }> {
  return {
    body,
    guessable: true,
    async open(asked, caller) {
      const session = signedInAt(caller, asked.zone)
      if (!session.ok) return session
      const { person } = session.value
      const { zone } = asked
      const answer =
        'pin' in asked
          ? await byPin(db, { zone, pin: asked.pin, whose: { person } })
          : await byPassword(db, { zone, password: asked.password, login: await loginOf(person) })
      if (!answer.ok) return answer
      return { ok: true, value: { freshAt: (await refreshSession(db, caller.token!)).toISOString() } }

      async function loginOf(personId: string): Promise<string> {
        const [row] = await db
          .select({ login: t.person.login })
          .from(t.person)
          .where(and(eq(t.person.tenantId, tenantOf(zone)), eq(t.person.personId, personId)))
        return row?.login ?? ''
      }
    },
  }
}
