import { zoneId } from '@yishi/schema/input'
import { z } from 'zod'
import { grantTicket } from '../../auth/printTicket.ts'
import { type Door, signedInAt } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({
  zone: zoneId,
  /** A page of the office, as `/print/ballots/<poll>`. */
  path: z.string().regex(/^\/print\/[a-z]+\/[\w-]{1,80}(\.[\w-]{1,40}){0,8}(\?[\w=&%.-]{0,200})?$/),
})

/** For a new window, which carries no token: the address of one page of the office, good once and for a minute. */
export function printTicketDoor({ db }: Inside): Door<z.infer<typeof body>, { href: string }> {
  return {
    body,
    async open({ zone, path }, caller) {
      const session = signedInAt(caller, zone)
      if (!session.ok) return session
      const { tenant, person } = session.value
      const ticket = await grantTicket(db, { tenant, person, path, origin: caller.origin })
      return { ok: true, value: { href: `${path}${path.includes('?') ? '&' : '?'}ticket=${ticket}` } }
    },
  }
}
