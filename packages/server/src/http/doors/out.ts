import { zoneId } from '@yishi/schema/input'
import { z } from 'zod'
import { closeSession } from '../../auth/sessions.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({ zone: zoneId })

/** Sign out: the token that comes along opens nothing any more. */
export function outDoor({ db }: Inside): Door<z.infer<typeof body>, object> {
  return {
    body,
    async open(_, { token }) {
      if (token !== null) await closeSession(db, token)
      return { ok: true, value: {} }
    },
  }
}
