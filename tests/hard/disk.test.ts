import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAllThere, watchLog } from './bed/account.ts'
import { Cluster } from './bed/cluster.ts'
import { startLoad } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { mountSmallDisk, type SmallDisk } from './bed/smallDisk.ts'
import { openVote, type Vote } from './bed/vote.ts'

const disk: SmallDisk | null = mountSmallDisk(400)

// Skipped where a small disk cannot be mounted: that takes root.
describe.skipIf(disk === null)('a database whose disk is full', () => {
  let cluster: Cluster
  let vote: Vote
  beforeAll(async () => {
    const flags = ['fsync=off', 'unix_socket_directories=', 'max_wal_size=32MB', 'min_wal_size=32MB']
    cluster = await Cluster.start(
      join(disk!.folder, 'cluster'),
      flags.flatMap((flag) => ['-c', flag]),
    )
    vote = await openVote(cluster.url)
    await vote.start()
  }, 300_000)
  afterAll(async () => {
    await vote?.close()
    disk!.free()
    await cluster?.close()
    disk!.close()
  })

  it('acknowledges nothing that it cannot keep, and goes on when there is room again', {
    timeout: rounds(300_000, 3_600_000),
  }, async () => {
    const addresses = () => vote.houses.map((house) => house.address)
    const load = startLoad(vote, addresses, { pause: 50, writers: 16 })
    const stopWatching = watchLog(vote, addresses)
    for (let round = 0; round < rounds(1, 10); round++) {
      const before = load.done.accepted.size
      while (load.done.accepted.size < before + 15) await sleep(50)
      disk!.fill()
      const lost = load.done.lost
      for (const until = Date.now() + 15_000; load.done.lost === lost && Date.now() < until; ) await sleep(50)
      expect(load.done.lost, 'calls that could not be kept').toBeGreaterThan(lost)
      disk!.free()
      // PostgreSQL may have given up over its own log; then it is started again, as systemd would.
      await cluster.ensure()
    }
    const after = load.done.accepted.size
    while (load.done.accepted.size < after + 10) await sleep(50)
    const done = await load.stop()
    expect([...done.refused.values()]).toEqual([])
    await expectAllThere(vote, done, await stopWatching())
  })
})
