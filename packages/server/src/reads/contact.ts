import { zoneId } from '@yishi/schema/input'
import type { ContactView } from '@yishi/schema/words'
import { z } from 'zod'
import { whomToCall } from '../auth/whomToCall.ts'
import { read } from '../read.ts'

/** 联系: whom to call and where to go at a zone. Anybody may read it: who cannot sign in needs it most. */
export const contact = read({
  name: 'contact',
  who: null,
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { tenant }) {
    const { place, hours } = tenant.settings
    const value: ContactView = {
      zone,
      name: tenant.zone.name,
      community: tenant.name,
      telephone: String((await whomToCall(db, zone)).telephone ?? ''),
      place,
      hours,
    }
    return { ok: true, value }
  },
})
