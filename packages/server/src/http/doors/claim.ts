import { telephone, text, zoneId } from '@yishi/schema/input'
import { type Answer, refuse, tenantOf } from '@yishi/schema/words'
import { z } from 'zod'
import { runAct } from '../../act.ts'
import { claim } from '../../acts/claim.ts'
import { findLetter } from '../../auth/findLetter.ts'
import { hashPassword } from '../../auth/password.ts'
import { pin } from '../../auth/pin.ts'
import { derive } from '../../auth/secret.ts'
import { openSession, type SignedIn } from '../../auth/sessions.ts'
import { whomToCall } from '../../auth/whomToCall.ts'
import { system } from '../../who.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({
  zone: zoneId,
  code: z.string().max(60),
  /** Made by the page at random: a claim whose answer was lost is sent again under it, and is the same claim. */
  key: z.string().min(16).max(80),
  name: text(40).optional(),
  phone: telephone.optional(),
  pin: pin.optional(),
})

/** What was claimed, and the sign-in that comes of it. */
export interface Claimed extends SignedIn {
  household: string | null
  roll: string | null
  elector: string | null
}

/** Claim what a letter is for, as a new person or as the one who is signed in. */
export function claimDoor({ db }: Inside): Door<z.infer<typeof body>, Claimed> {
  return {
    body,
    async open(asked, { address, origin, session }): Promise<Answer<Claimed>> {
      const { zone, code, key, name, phone } = asked
      const tenant = tenantOf(zone)
      if (session && session.tenant !== tenant) return refuse('unknown-zone', undefined, 'zone')
      const letter = await findLetter(db, { zone, code, address })
      if (!letter.ok) return letter
      const { codeHash } = letter.value
      const salt = derive('pin', tenant, codeHash).subarray(0, 16)
      const pinHash = asked.pin === undefined ? undefined : await hashPassword(asked.pin, salt)
      const input = { zone: tenant, codeHash, person: session?.person, name, phone, pinHash }
      const answer = await runAct(db, claim, system(tenant, 'door'), { key: `claim ${key}`, input })
      if (!answer.ok)
        return refuse(answer.refusal.code, { ...answer.refusal.params, ...(await whomToCall(db, zone)) })
      const signedIn = await openSession(db, { tenant, person: answer.value.person, origin, via: 'code' })
      return { ok: true, value: { ...answer.value, ...signedIn } }
    },
  }
}
