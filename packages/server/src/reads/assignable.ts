import { zoneId } from '@yishi/schema/input'
import type { AssignableView } from '@yishi/schema/words'
import { z } from 'zod'
import { finishTask } from '../acts/finishTask.ts'
import { read } from '../read.ts'
import { roleHolders } from '../roleHolders.ts'

/** 可派的人: who can be given a task at a zone, for the clerk who gives it: those who may then report it done. */
export const assignable = read({
  name: 'assignable',
  who: ['clerk'],
  input: z.strictObject({ zone: zoneId }),
  async run(db, { zone }, { tenant: { tenantId } }) {
    const value: AssignableView[] = []
    for (const role of finishTask.who)
      for (const { person, name } of await roleHolders(db, tenantId, { role, zone }))
        if (!value.some((one) => one.person === person)) value.push({ person, name, role })
    return { ok: true, value }
  },
})
