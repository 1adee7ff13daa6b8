import { setTimeout as sleep } from 'node:timers/promises'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAllThere, expectDiscreet, watchLog } from './bed/account.ts'
import { Cluster } from './bed/cluster.ts'
import type { House } from './bed/house.ts'
import { startLoad } from './bed/load.ts'
import { Random, rounds, seed } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

/** Two hundred in the long run, of each kind a third. */
const kills = rounds(3, 201)
const patience = { timeout: rounds(300_000, 7_200_000) }

describe('a process that is killed with -9 at a random moment', () => {
  let cluster: Cluster
  let vote: Vote
  let standing: House[] = []
  beforeAll(async () => {
    cluster = await Cluster.start()
    vote = await openVote(cluster.url)
    standing = [await vote.start(), await vote.start()]
  }, 300_000)
  afterAll(async () => {
    await vote.close()
    await cluster.close()
  })

  const addresses = () => standing.map((house) => house.address)
  const sizeOfLog = async () => {
    const [log] = await vote.db.select().from(t.log).where(eq(t.log.tenantId, vote.tenant))
    return log!.size
  }
  const killHouse = async (house: House) => {
    standing = standing.filter((one) => one !== house)
    await house.kill()
    standing.push(await vote.start())
  }

  it(
    `${kills} times: server, sequencer or PostgreSQL; what was acknowledged is there, and nothing twice`,
    patience,
    async () => {
      const start = seed()
      const random = new Random(start)
      const load = startLoad(vote, addresses, { pause: 150, writers: 16 })
      const stopWatching = watchLog(vote, addresses)
      const victims = { server: 0, sequencer: 0, postgres: 0 }
      for (let round = 0; round < kills; round++) {
        await sleep(300 + random.below(1500))
        const kind = (['sequencer', 'postgres', 'server'] as const)[round % 3]!
        victims[kind]++
        if (kind === 'postgres') {
          // Every other time as its owner would restart it: connections are cut all the same.
          if (victims.postgres % 2) cluster.kill()
          else await cluster.halt()
          await sleep(random.below(400))
          await cluster.again()
        } else await killHouse(kind === 'sequencer' ? await theSequencer() : random.pick(standing))
      }
      await sleep(500)
      const done = await load.stop()
      const seen = await stopWatching()
      expect(done.lost, 'calls without an answer').toBeGreaterThan(0)
      expect(done.accepted.size).toBeGreaterThan(kills * 5)
      expect([...done.refused.values()]).toEqual([])
      expect(victims.sequencer).toBeGreaterThan(0)
      expect(new Set(seen).size).toBeGreaterThan(1)
      await expectAllThere(vote, done, seen)
      expectDiscreet(vote)
      await Promise.all(standing.map((house) => house.stop()))
    },
  )

  /** The house that writes the log, told by stopping one of the two: the log goes on, or it does not. */
  async function theSequencer(): Promise<House> {
    const [first, second] = standing as [House, House]
    // The lease of one that died has to run out before anybody takes it.
    const began = await sizeOfLog()
    while ((await sizeOfLog()) === began) await sleep(100)
    first.child.kill('SIGSTOP')
    await sleep(200)
    const before = await sizeOfLog()
    await sleep(1500)
    const after = await sizeOfLog()
    first.child.kill('SIGCONT')
    return after > before ? second : first
  }
})
