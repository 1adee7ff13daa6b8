import { acts } from '@yishi/server/inside/acts/index'
import { openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { pass } from '@yishi/server/inside/testing/stages'
import { doAct, makeWorld } from '@yishi/server/inside/testing/world'
import type { Bed } from './bed.ts'
import { fillPoll } from './fillPoll.ts'
import { type Line, timed } from './measure.ts'

const limit = 100

/** Closing a poll of 10,000 electors, a third of whom vote by proxy, and counting it: both acts, with their log entries. */
export async function closing(bed: Bed): Promise<Line[]> {
  const { open, url } = await bed.fresh('closing')
  const world = await makeWorld(open.db)
  const waiting: (() => Promise<void>)[] = []
  for (let poll = 0; poll < 6; poll++) {
    const opened = await openOwnersPoll(world)
    await fillPoll({ url, tenant: world.tenant, ...opened, electors: 10_000, proxies: 3 })
    waiting.push(async () => {
      await pass(world, opened.matter)
      await doAct(open.db, acts.countPoll, world.clock, opened.matter)
    })
  }
  const took = await timed(5, () => waiting.shift()!())
  await open.close()
  return [
    {
      what: 'closing and counting 10,000 electors with proxies',
      measured: `${took.toFixed(1)} ms`,
      against: `${limit} ms`,
      ratio: took / limit,
      limit: 1,
      better: 'less',
    },
  ]
}
