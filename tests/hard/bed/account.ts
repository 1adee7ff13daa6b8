import { setTimeout as sleep } from 'node:timers/promises'
import * as t from '@yishi/schema/tables'
import { fsck } from '@yishi/server/inside/log/fsck'
import { openKeys } from '@yishi/server/inside/log/keys'
import { waitingTenants } from '@yishi/server/inside/log/sequencer'
import { and, eq, isNull } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Done } from './load.ts'
import type { Vote } from './vote.ts'

/**
 * Every acknowledged ballot is there, nothing is there that nobody sent, nothing twice, one ballot counts for each elector, all of it is in
 * the log, and the log continues every checkpoint that was served meanwhile.
 */
export async function expectAllThere(vote: Vote, done: Done, seen: readonly string[] = []): Promise<void> {
  const { db, tenant } = vote
  const mine = and(eq(t.logEntry.tenantId, tenant), eq(t.logEntry.act, 'cast'))
  const entries = await db
    .select({ key: t.logEntry.key, answer: t.logEntry.answer, entry: t.logEntry.entryId })
    .from(t.logEntry)
    .where(mine)
  const ballots = await db.select().from(t.ballot).where(eq(t.ballot.tenantId, tenant))
  const kept = new Map(ballots.map((ballot) => [ballot.ballotId, ballot]))
  const entered = new Map(entries.map((entry) => [entry.key, (entry.answer as { ballot: string }).ballot]))

  const missing = [...done.accepted].filter(
    ([key, ballot]) => entered.get(key) !== ballot || !kept.has(ballot),
  )
  expect(missing, 'acknowledged ballots that are not there').toEqual([])
  const unasked = [...entered.keys()].filter((key) => !done.sent.has(key))
  expect(unasked, 'ballots that nobody sent').toEqual([])
  expect(entered.size, 'entries of one key').toBe(entries.length)
  expect(new Set(entered.values()).size, 'ballots of one entry').toBe(ballots.length)
  for (const [key, ballot] of entered) {
    const { voter, choice } = done.sent.get(key)!
    expect(kept.get(ballot)).toMatchObject({ electorId: voter.elector, choices: { q1: choice } })
  }
  const counting = ballots.filter((ballot) => ballot.replacedBy === null)
  const places = counting.map((ballot) => `${ballot.pollId} ${ballot.electorId}`)
  expect(new Set(places).size, 'ballots that count for one elector').toBe(places.length)
  expect(new Set(places).size).toBe(new Set(ballots.map((one) => `${one.pollId} ${one.electorId}`)).size)
  await expectSound(vote, seen)
}

/** The sequencer has come to everything, and the record holds together. */
export async function expectSound(vote: Vote, seen: readonly string[] = []): Promise<void> {
  for (const until = Date.now() + 40_000; (await waitingTenants(vote.db)).length > 0; await sleep(200))
    if (Date.now() > until) {
      const waiting = await vote.db.$count(t.logEntry, isNull(t.logEntry.idx))
      throw new Error(`${waiting} entries wait for a sequencer that does not come`)
    }
  const verdict = await fsck({ db: vote.db, keys: openKeys(vote.folder), seen: [...new Set(seen)] })
  expect(verdict).toMatchObject({ ok: true })
}

/** No sign-in stands in what the servers wrote, and none of them died of a fault. */
export function expectDiscreet(vote: Vote): void {
  for (const { said } of vote.houses) {
    expect(vote.voters.filter(({ token }) => said.includes(token))).toEqual([])
    expect(said).not.toMatch(/Bearer|uncaught|unhandled|"fault":.*TypeError/i)
  }
}

/** Reads the checkpoint again and again, as a witness does. Returns what stops it and gives what it saw. */
export function watchLog(vote: Vote, servers: () => string[]): () => Promise<string[]> {
  const seen: string[] = []
  let running = true
  const watching = (async () => {
    while (running) {
      for (const address of servers()) {
        const text = await fetch(`${address}/log/${vote.tenant}/checkpoint`, {
          signal: AbortSignal.timeout(5000),
        })
          .then((answer) => (answer.ok ? answer.text() : ''))
          .catch(() => '')
        if (text) seen.push(text)
      }
      await sleep(150)
    }
  })()
  return async () => {
    running = false
    await watching
    return seen
  }
}
