import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectAllThere, expectDiscreet, watchLog } from './bed/account.ts'
import { findBouncer, startBouncer } from './bed/bouncer.ts'
import { startLoad } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

const bouncer = findBouncer()

// Skipped where there is no /usr/sbin/pgbouncer and we are not root on a Debian to fetch it.
describe.skipIf(bouncer === null)('two servers behind PgBouncer in transaction mode', () => {
  let pooler: { url: string; close(): Promise<void> }
  let vote: Vote
  beforeAll(async () => {
    pooler = await startBouncer(bouncer!, inject('postgres'))
    vote = await openVote(inject('postgres'))
    const databaseUrl = vote.url.replace(inject('postgres'), pooler.url)
    await Promise.all([vote.start({ databaseUrl }), vote.start({ databaseUrl })])
  }, 300_000)
  afterAll(async () => {
    await vote?.close()
    await pooler?.close()
  })

  it('migrate, take ballots, sequence and lose nothing over fewer connections than they have', {
    timeout: rounds(300_000, 3_600_000),
  }, async () => {
    const addresses = () => vote.houses.map((house) => house.address)
    const load = startLoad(vote, addresses, { pause: 100, writers: 16 })
    const stopWatching = watchLog(vote, addresses)
    await sleep(rounds(2000, 60_000))
    while (load.done.accepted.size < 50) await sleep(100)
    const done = await load.stop()
    expect(done.lost).toBe(0)
    expect([...done.refused.values()]).toEqual([])
    await expectAllThere(vote, done, await stopWatching())
    expectDiscreet(vote)
  })
})
