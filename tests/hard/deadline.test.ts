import { setTimeout as sleep } from 'node:timers/promises'
import * as t from '@yishi/schema/tables'
import { and, eq, gte } from 'drizzle-orm'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { expectAllThere } from './bed/account.ts'
import { type Done, newCasting, send } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { type OpenPoll, openVote, type Vote } from './bed/vote.ts'

/**
 * A thousand races in the long run: copies of a community with four polls each, which close one after the other. With more of them a writer
 * would have cast more often than a person may within a minute.
 */
const copies = rounds(1, 250)
const polls = rounds(2, 4)
const writers = 32
const patience = { timeout: rounds(300_000, 7_200_000) }

describe('thirty-two writers against the closing instant', () => {
  let vote: Vote
  afterEach(() => vote.close())

  it.each(Array.from({ length: copies }, (_, i) => i))(
    `${polls} times (copy %i): every ballot that was acknowledged is in the count, and none came after`,
    patience,
    async () => {
      vote = await openVote(inject('postgres'), polls)
      await Promise.all([vote.start(), vote.start()])
      const done: Done = { sent: new Map(), accepted: new Map(), refused: new Map(), lost: 0 }
      let late = 0
      for (const poll of vote.polls) {
        late += await race(poll, done)
        await expectCounted(poll, done)
      }
      expect(late, 'ballots that came too late').toBeGreaterThan(0)
      await expectAllThere(vote, done)
    },
  )

  /** All writers cast as fast as they are answered, until they are told that it is over: how many came too late. */
  async function race(poll: OpenPoll, done: Done): Promise<number> {
    const addresses = vote.houses.map((house) => house.address)
    const cast = async (i: number) => {
      const casting = newCasting(vote.voters[i]!, poll)
      done.sent.set(casting.key, casting)
      const outcome = await send(addresses[i % 2]!, vote.zone, casting)
      if (outcome.is === 'accepted') done.accepted.set(casting.key, outcome.ballot)
      return outcome
    }
    // Everybody casts once before it begins, so that nothing is cold.
    await vote.setClock(new Date(poll.closesAt.getTime() - 3_600_000))
    await Promise.all(Array.from({ length: writers }, (_, i) => cast(i)))
    await vote.setClock(new Date(poll.closesAt.getTime() - 700))
    const until = Date.now() + 30_000
    let late = 0
    const writer = async (i: number) => {
      while (Date.now() < until) {
        const outcome = await cast(i)
        if (outcome.is === 'accepted') continue
        if (
          outcome.is === 'refused' &&
          ['stage-closed', 'wrong-stage', 'proposal-ended'].includes(outcome.code)
        ) {
          late++
          return
        } else throw new Error(JSON.stringify(outcome))
      }
    }
    await Promise.all(Array.from({ length: writers }, (_, i) => writer(i)))
    return late
  }

  async function expectCounted(poll: OpenPoll, done: Done): Promise<void> {
    const at = and(eq(t.poll.tenantId, vote.tenant), eq(t.poll.pollId, poll.poll))
    let result: typeof t.poll.$inferSelect.result = null
    for (const until = Date.now() + 30_000; result === null && Date.now() < until; await sleep(100)) {
      const [row] = await vote.db.select().from(t.poll).where(at)
      result = row!.result
    }
    const accepted = [...done.accepted.keys()].filter((key) => done.sent.get(key)!.poll === poll)
    const electors = new Set(accepted.map((key) => done.sent.get(key)!.voter.elector))
    expect(result?.channels).toMatchObject({
      online: electors.size,
      paper: 0,
      replaced: accepted.length - electors.size,
    })
    expect(electors.size).toBeGreaterThan(0)
    const mine = and(eq(t.ballot.tenantId, vote.tenant), eq(t.ballot.pollId, poll.poll))
    expect(await vote.db.$count(t.ballot, and(mine, gte(t.ballot.castAt, poll.closesAt)))).toBe(0)
  }
})
