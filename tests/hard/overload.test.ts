import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectAllThere } from './bed/account.ts'
import { type Done, newCasting, type Outcome, send } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

const seconds = rounds(4, 60)

describe('a server that is asked for five times as much as it can do', () => {
  let vote: Vote
  let address: string
  beforeAll(async () => {
    vote = await openVote(inject('postgres'))
    address = (await vote.start()).address
  }, 300_000)
  afterAll(() => vote?.close())

  it('takes the ballots, turns reads away with 503 and Retry-After, answers health, and loses nothing', {
    timeout: rounds(300_000, 3_600_000),
  }, async () => {
    const done: Done = { sent: new Map(), accepted: new Map(), refused: new Map(), lost: 0 }
    // What it does when ballots alone come, each voter as fast as they are answered.
    await casts(1, done)
    const alone = await casts(seconds, done)
    // Five readers for each one that it has room for.
    let running = true
    const reads = { served: 0, away: 0, unsaid: 0, wrong: [] as number[] }
    const path = `/c/${vote.zone}/proposals/${vote.polls[0]!.proposal}`
    const reader = async (i: number) => {
      while (running) {
        const answer = await fetch(`${address}${path}?n=${i}`).catch(() => null)
        await answer?.text().catch(() => '')
        if (!answer) reads.unsaid++
        else if (answer.status === 200) reads.served++
        else if (answer.status === 503 || answer.status === 429) {
          reads.away++
          if (!(Number(answer.headers.get('retry-after')) > 0)) reads.wrong.push(answer.status)
          // Whoever is told to come again later does so, sooner than asked.
          await sleep(200)
        } else reads.wrong.push(answer.status)
      }
    }
    const readers = Array.from({ length: 250 }, (_, i) => reader(i))
    await sleep(500)
    const health = await fetch(`${address}/health`)
    const crowded = await casts(seconds, done)
    running = false
    await Promise.all(readers)

    expect(reads.wrong).toEqual([])
    expect(reads.unsaid).toBe(0)
    expect(reads.away, 'reads that were turned away').toBeGreaterThan(0)
    expect(reads.served, 'reads that were served').toBeGreaterThan(0)
    expect(health.status).toBe(200)
    // Who casts is never turned away for those who read.
    expect(crowded.busy).toBe(0)
    expect(crowded.accepted).toBeGreaterThan(0)
    // Speed is told by a long run on a machine of its own; a shared one says nothing.
    if (process.env.YISHI_LONG === '1') expect(crowded.accepted).toBeGreaterThanOrEqual(0.8 * alone.accepted)
    await expectAllThere(vote, done)
  })

  /** Every voter casts again and again for some seconds, up to what a person may do. */
  async function casts(time: number, done: Done): Promise<{ accepted: number; busy: number }> {
    const until = Date.now() + time * 1000
    const counted = { accepted: 0, busy: 0 }
    await Promise.all(
      vote.voters.map(async (voter) => {
        for (let n = 0; Date.now() < until && n < 60; n++) {
          const casting = newCasting(voter, vote.polls[0]!)
          done.sent.set(casting.key, casting)
          const outcome: Outcome = await send(address, vote.zone, casting, 60_000)
          if (outcome.is === 'accepted') {
            counted.accepted++
            done.accepted.set(casting.key, outcome.ballot)
          } else if (outcome.is === 'busy') counted.busy++
          else throw new Error(JSON.stringify(outcome))
        }
      }),
    )
    return counted
  }
})
