import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { refuse } from '@yishi/schema/words'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { cast } from '../acts/cast.ts'
import { acknowledge } from '../log/receipt.ts'
import { findPoll } from '../poll/findPoll.ts'
import { myElectors } from '../poll/myElectors.ts'
import { read } from '../read.ts'

/** 投票凭证: the receipt of the ballot that counts for one's own elector, with what opens it. It follows the promise within seconds. */
export const receipt = read({
  name: 'receipt',
  who: 'signed-in',
  input: z.strictObject({ zone: zoneId, poll: id, elector: id }),
  async run(db, { zone, poll, elector }, { who, keys, tenant: { tenantId: tenant } }) {
    const found = await findPoll(db, { tenant, zone }, { poll })
    if (!found) return refuse('unknown-poll', undefined, 'poll')
    if (!keys) return refuse('not-available')
    const mine = await myElectors({ db, keys: null }, who!, found)
    if (!mine.some((one) => one.elector === elector)) return refuse('not-your-home', undefined, 'elector')
    const [ballot] = await db
      .select({ entryId: t.ballot.entryId })
      .from(t.ballot)
      .where(
        and(
          eq(t.ballot.tenantId, tenant),
          eq(t.ballot.pollId, found.pollId),
          eq(t.ballot.electorId, elector),
          isNull(t.ballot.replacedBy),
        ),
      )
    const value =
      ballot &&
      (await acknowledge({ db, keys }, { tenant, entryId: ballot.entryId, fields: cast.receipt ?? [] }))
    return value ? { ok: true, value } : refuse('unknown-elector', undefined, 'elector')
  },
})
