import { openOwnersPoll } from '@yishi/server/inside/testing/polls'
import { makeWorld } from '@yishi/server/inside/testing/world'
import { sql } from 'drizzle-orm'
import type { Bed } from './bed.ts'
import { load } from './load.ts'
import { type Line, median } from './measure.ts'
import { pgbench, twoInserts } from './pgbench.ts'
import { serve } from './serve.ts'
import { addVoters, castRequest } from './voters.ts'

const connections = 64
const voters = 60_000
const rounds = 3
const seconds = 5

/**
 * Casting over HTTP: token, input, stage and elector looked at under lock, ballot and entry durable, a signed promise in the answer;
 * against pgbench, which does the two inserts alone, one of each in a transaction. Turn by turn on the same database.
 */
export async function casting(bed: Bed): Promise<Line[]> {
  const { open, url } = await bed.fresh('casting')
  const world = await makeWorld(open.db)
  const opened = await openOwnersPoll(world)
  await addVoters({ url, tenant: world.tenant, roll: opened.roll, voters })
  const server = await serve(url, { loops: false })
  let voter = 0
  const cast = (forSeconds: number) =>
    load({
      port: server.port,
      connections,
      seconds: forSeconds,
      next: () => castRequest(opened, { voter: (voter++ % voters) + 1, key: `bench-cast-${voter}` }),
      look: (answer) => (answer.includes('"ok":true') ? 'yes' : answer.toString('utf8').slice(-200)),
    })
  await cast(2)
  // As the database does by itself within a minute of a table's filling.
  await open.db.execute(sql`analyze ballot, log_entry`)
  const script = await twoInserts(url, voters)
  const [ours, theirs, tails]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    theirs!.push((await pgbench(url, script, { connections, seconds })).perSecond)
    const run = await cast(seconds)
    const strange = Object.keys(run.counts).filter((what) => what !== 'yes')
    if (strange.length > 0) throw new Error(`casting answered ${strange.join(' ')}`)
    ours!.push(run.perSecond)
    tails!.push(run.within(0.99))
  }
  await server.stop()
  await open.close()
  const [mine, bare, tail] = [median(ours!), median(theirs!), median(tails!)]
  return [
    {
      what: 'casting, 64 connections',
      measured: `${mine.toFixed(0)} a second`,
      against: `${bare.toFixed(0)} a second by pgbench`,
      ratio: mine / bare,
      limit: 1.2,
      better: 'more',
    },
    {
      what: 'casting, the slowest in a hundred',
      measured: `${tail.toFixed(1)} ms`,
      against: '25 ms',
      ratio: tail / 25,
      limit: 1,
      better: 'less',
    },
  ]
}
