import { zoneId } from '@yishi/schema/input'
import type { MyDataView } from '@yishi/schema/words'
import { z } from 'zod'
import { readHeld } from '../mine/readHeld.ts'
import { read } from '../read.ts'

/** 本人资料: all that is kept of whoever asks, to be taken away. In full: it is oneself. */
export const myData = read({
  name: 'myData',
  who: 'signed-in',
  input: z.strictObject({ zone: zoneId }),
  async run(db, _, { who, now }) {
    const value: MyDataView = {
      person: who!.person,
      at: now.toISOString(),
      held: await readHeld(db, who!),
    }
    return { ok: true, value }
  },
})
