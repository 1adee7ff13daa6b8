import { id, zoneId } from '@yishi/schema/input'
import { refuse } from '@yishi/schema/words'
import { z } from 'zod'
import { findPoll } from '../poll/findPoll.ts'
import { readProxies } from '../poll/readProxies.ts'
import { read } from '../read.ts'

/** 委托登记: every mandate of a poll, for the clerk who checks the papers. */
export const proxies = read({
  name: 'proxies',
  who: ['clerk'],
  input: z.strictObject({ zone: zoneId, poll: id }),
  async run(db, { zone, poll }, { tenant }) {
    const found = await findPoll(db, { tenant: tenant.tenantId, zone }, { poll })
    if (!found) return refuse('unknown-poll', undefined, 'poll')
    return { ok: true, value: await readProxies(db, found) }
  },
})
