import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { load } from '../../bench/load.ts'
import { expectAllThere } from './bed/account.ts'
import { type Done, newCasting, type Outcome, send } from './bed/load.ts'
import { rounds } from './bed/random.ts'
import { openVote, type Vote } from './bed/vote.ts'

const seconds = rounds(4, 20)

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
    // Five times as many readers as it has room for, each page asked for anew.
    let page = 0
    const path = `/c/${vote.zone}/proposals/${vote.polls[0]!.proposal}`
    const reading = load({
      port: Number(new URL(address).port),
      connections: 250,
      rate: 1000,
      seconds: seconds + 2,
      next: () => `GET ${path}?n=${page++} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
      look: readAs,
    })
    await sleep(500)
    const health = await fetch(`${address}/health`)
    const crowded = await casts(seconds, done)
    const reads = (await reading).counts

    expect(Object.keys(reads).sort(), 'served, or turned away with a time to come again').toEqual([
      '200',
      'later',
    ])
    expect(health.status).toBe(200)
    // Who casts is never turned away for those who read.
    expect(crowded.busy).toBe(0)
    expect(crowded.accepted).toBeGreaterThan(0)
    // Speed is told by a long run on a machine of its own; a shared one says nothing.
    if (process.env.YISHI_LONG === '1')
      expect(crowded.perSecond).toBeGreaterThanOrEqual(0.8 * alone.perSecond)
    await expectAllThere(vote, done)
  })

  /** Every voter casts again and again for some seconds, up to what a person may do in a minute; and how many were accepted a second. */
  async function casts(
    time: number,
    done: Done,
  ): Promise<{ accepted: number; busy: number; perSecond: number }> {
    const begin = Date.now()
    const until = begin + time * 1000
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
    return { ...counted, perSecond: counted.accepted / ((Date.now() - begin) / 1000) }
  }
})

/** An answer's status, and whether one that was turned away was told when to come again. */
function readAs(answer: Buffer): string {
  const head = answer.toString('latin1', 0, answer.indexOf('\r\n\r\n'))
  const status = head.slice(9, 12)
  return /^(429|503)$/.test(status) && /^retry-after: [1-9]/im.test(head) ? 'later' : status
}
