import { countBallots } from '@yishi/server/inside/poll/countBallots'
import { findPoll } from '@yishi/server/inside/poll/findPoll'
import { openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { makeWorld } from '@yishi/server/inside/testing/world'
import { sql } from 'drizzle-orm'
import type { Bed } from './bed.ts'
import { fillPoll } from './fillPoll.ts'
import { type Line, timed } from './measure.ts'

/** A million ballots in two measures, against the bare query that adds the same rows up. */
export async function counting(bed: Bed): Promise<Line[]> {
  const { open, url } = await bed.fresh('counting')
  const world = await makeWorld(open.db)
  const opened = await openOwnersPoll(world)
  await fillPoll({ url, tenant: world.tenant, ...opened, electors: 1_111_111, proxies: 0 })
  const poll = (await findPoll(open.db, { tenant: world.tenant, zone: world.zone }, { poll: opened.poll }))!
  const bare = await timed(3, () =>
    open.db.execute(sql`
      select b.choices->>'q1', sum(e.heads), sum(e.area)
      from ballot b join elector e using (tenant_id, roll_id, elector_id)
      where b.tenant_id = ${world.tenant} and b.poll_id = ${opened.poll} and b.replaced_by is null
      group by 1`),
  )
  const ours = await timed(3, () => countBallots(open.db, poll))
  await open.close()
  return [
    {
      what: 'counting 1,000,000 ballots in two measures',
      measured: `${(ours / 1000).toFixed(2)} s`,
      against: `${(bare / 1000).toFixed(2)} s for the bare query`,
      ratio: ours / bare,
      limit: 3,
      better: 'less',
    },
  ]
}
