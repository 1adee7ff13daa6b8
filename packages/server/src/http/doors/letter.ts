import { zoneId } from '@yishi/schema/input'
import type { LetterLook } from '@yishi/schema/words'
import { z } from 'zod'
import { findLetter } from '../../auth/findLetter.ts'
import { lookAtLetter } from '../../auth/lookAtLetter.ts'
import type { Door } from '../door.ts'
import type { Inside } from '../server.ts'

const body = z.strictObject({ zone: zoneId, code: z.string().max(60) })

/** Look at a letter before claiming anything. */
export function letterDoor({ db }: Inside): Door<z.infer<typeof body>, LetterLook> {
  return {
    body,
    async open(asked, { address }) {
      const letter = await findLetter(db, { ...asked, address })
      return letter.ok ? { ok: true, value: await lookAtLetter(db, letter.value) } : letter
    },
  }
}
