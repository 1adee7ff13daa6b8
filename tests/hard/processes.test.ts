import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as t from '@yishi/schema/tables'
import { and, eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { expectAllThere, expectDiscreet, watchLog } from './bed/account.ts'
import { type Done, newCasting, send, startLoad } from './bed/load.ts'
import { Random, rounds, seed } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

const patience = { timeout: rounds(300_000, 3_600_000) }

describe('several server processes on one database', () => {
  let vote: Vote
  afterEach(() => vote.close())
  const addresses = () => vote.houses.map((house) => house.address)
  const none = (): Done => ({ sent: new Map(), accepted: new Map(), refused: new Map(), lost: 0 })

  it('take 64 repeats of one submit side by side as one ballot, with one answer', patience, async () => {
    vote = await openVote(inject('postgres'))
    await Promise.all([vote.start(), vote.start()])
    const done = none()
    for (let round = 0; round < rounds(2, 200); round++) {
      const casting = newCasting(vote.voters[round % vote.voters.length]!, vote.polls[0]!)
      done.sent.set(casting.key, casting)
      const outcomes = await Promise.all(
        Array.from({ length: 64 }, (_, i) => send(addresses()[i % 2]!, vote.zone, casting)),
      )
      const ballots = new Set(
        outcomes.map((outcome) => (outcome.is === 'accepted' ? outcome.ballot : outcome.is)),
      )
      expect([...ballots]).toHaveLength(1)
      done.accepted.set(casting.key, [...ballots][0]!)
      // A person may do 240 things a minute.
      if (round % 3 === 2 && round < 199) await sleep(round < vote.voters.length ? 0 : 2000)
    }
    await expectAllThere(vote, done)
    expect(await vote.db.$count(t.ballot, eq(t.ballot.tenantId, vote.tenant))).toBe(done.sent.size)
    // The account itself can fail: a ballot that is gone, and one that nobody sent.
    const [key, ballot] = [...done.accepted][0]!
    const less = {
      ...done,
      sent: new Map([...done.sent].filter(([sent]) => sent !== key)),
      accepted: new Map(),
    }
    await expect(expectAllThere(vote, less)).rejects.toThrow('nobody sent')
    await vote.db.delete(t.ballot).where(eq(t.ballot.ballotId, ballot))
    await expect(expectAllThere(vote, done)).rejects.toThrow('not there')
  })

  it(
    'lose and double nothing, four of them, though two have clocks that are an hour off and one is told to stop under load',
    patience,
    async () => {
      vote = await openVote(inject('postgres'))
      const off = (hours: number) => ({
        before: fileURLToPath(new URL('./bed/shiftedDate.mjs', import.meta.url)),
        env: { HARD_CLOCK_OFF: String(hours) },
      })
      await Promise.all([vote.start(off(1)), vote.start(off(-1)), vote.start(), vote.start()])
      const leaving = vote.houses[3]!
      let standing = addresses()
      const load = startLoad(vote, () => standing, { pause: 150, writers: 16 })
      const stopWatching = watchLog(vote, () => standing)
      const random = new Random(seed())
      for (let round = 0; round < rounds(1, 30); round++) {
        await sleep(1500 + random.below(1000))
        const going = round === 0 ? leaving : vote.houses.at(-1)!
        // A balancer that looks at /ready sends nobody there any more; who is inside is served.
        const code = going.stop()
        standing = standing.filter((address) => address !== going.address)
        expect(await code).toBe(0)
        if (round + 1 < rounds(1, 30)) standing.push((await vote.start()).address)
      }
      while (load.done.accepted.size < 40) await sleep(100)
      const done = await load.stop()
      const seen = await stopWatching()
      expect(done.accepted.size).toBeGreaterThan(16)
      expect([...done.refused.values()]).toEqual([])
      await expectAllThere(vote, done, seen)
      expectDiscreet(vote)
      // Only the database's clock counts: no ballot says another hour.
      const [ages] = (await vote.db.execute(
        sql`select extract(epoch from yishi_now() - min(cast_at))::float as oldest,
              extract(epoch from yishi_now() - max(cast_at))::float as newest from ballot`,
      )) as unknown as [{ oldest: number; newest: number }]
      expect(ages.newest).toBeGreaterThanOrEqual(0)
      expect(ages.oldest).toBeLessThan(1800)
      const early = await vote.db.$count(
        t.logEntry,
        and(eq(t.logEntry.act, 'cast'), sql`${t.logEntry.at} > yishi_now()`),
      )
      expect(early).toBe(0)
    },
  )
})
