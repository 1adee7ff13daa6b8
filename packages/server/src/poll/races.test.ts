import { randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAct } from '../act.ts'
import { acts } from '../acts/index.ts'
import { readNow } from '../db/clock.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { nameVoter, openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, tryAct, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import type { Who } from '../who.ts'

/** One connection proves nothing about races: these run on PostgreSQL alone. */
describe('on PostgreSQL', () => {
  let open: OpenDb
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  const db = () => open.db
  const vote = (elector: string, choice: string) => ({
    ...owners.matter,
    poll: owners.poll,
    elector,
    choices: { q1: choice },
  })
  const ballots = (elector: string, counting: boolean) =>
    db().$count(
      t.ballot,
      and(
        eq(t.ballot.pollId, owners.poll),
        eq(t.ballot.electorId, elector),
        counting ? isNull(t.ballot.replacedBy) : undefined,
      ),
    )
  beforeAll(async () => {
    open = await openTestDb('postgres')
    world = await makeWorld(db(), { households: 2, residents: 0, councillors: 0 })
    owners = await openOwnersPoll(world)
  })
  afterAll(() => open.close())

  it('sixteen casts of one elector side by side leave sixteen ballots of which one counts', async () => {
    const voter = await nameVoter(world, owners.roll, 'e000001')
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        tryAct(db(), acts.cast, voter, vote('e000001', i % 2 ? 'for' : 'against')),
      ),
    )
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await ballots('e000001', false)).toBe(16)
    expect(await ballots('e000001', true)).toBe(1)
  })

  it('one request that comes sixteen times at once is one ballot with one answer', async () => {
    const voter = await nameVoter(world, owners.roll, 'e000002')
    const request = { key: randomBytes(12).toString('hex'), input: vote('e000002', 'for') }
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => runAct(db(), acts.cast, voter, request)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true })
    expect(await ballots('e000002', false)).toBe(1)
  })

  it('a sheet and a ballot at the same time leave one that counts, and batches number themselves', async () => {
    const voter = await nameVoter(world, owners.roll, 'e000003')
    const at = { ...owners.matter, poll: owners.poll }
    const batches = await Promise.all(
      Array.from({ length: 2 }, () => tryAct(db(), acts.openBatch, world.clerk, at)),
    )
    const [batch] = batches.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(new Set(batches.map((answer) => answer.ok && answer.value.number)).size).toBe(2)
    const handedInAt = (await readNow(db())).toISOString()
    const { sheet } = await doAct(db(), acts.handIn, world.clerk, {
      ...at,
      batch: batch!.batch,
      elector: 'e000003',
      handedInAt,
      collector: null,
      photo: null,
    })
    await doAct(db(), acts.enterSheet, world.clerk, { ...at, sheet, choices: { q1: 'against' } })
    await Promise.all([
      doAct(db(), acts.confirmSheet, world.clerk2, { ...at, sheet, choices: { q1: 'against' } }),
      ...Array.from({ length: 8 }, () => doAct(db(), acts.cast, voter, vote('e000003', 'for'))),
    ])
    expect(await ballots('e000003', false)).toBe(9)
    expect(await ballots('e000003', true)).toBe(1)
    for (const answer of batches)
      if (answer.ok) await doAct(db(), acts.declareEntered, world.clerk, { ...at, batch: answer.value.batch })
  })

  it('no ballot that was acknowledged misses the count, however close to the closing instant it came', async () => {
    const voters: [string, Who][] = []
    for (const elector of ['e000004', 'e000005'])
      voters.push([elector, await nameVoter(world, owners.roll, elector)])
    // From here on the clock runs, to the closing instant and past it.
    const stage = await stageOf(world, owners.matter)
    const closes = stage!.closesAt!.toISOString()
    await db().execute(
      sql.raw(
        `create or replace function yishi_now() returns timestamptz language sql volatile as $$
           select date_trunc('milliseconds', timestamptz '${closes}' - interval '600 milliseconds'
             + (clock_timestamp() - timestamptz '${new Date().toISOString()}')) $$`,
      ),
    )
    const accepted: Record<string, number> = {}
    let closed = 0
    const until = Date.now() + 1500
    const caster = async ([elector, who]: [string, Who]) => {
      while (Date.now() < until) {
        const fresh = { ...who, freshAt: stage!.closesAt! }
        const answer = await tryAct(db(), acts.cast, fresh, vote(elector, 'for'))
        if (answer.ok) accepted[elector] = (accepted[elector] ?? 0) + 1
        else if (['stage-closed', 'wrong-stage'].includes(answer.refusal.code)) closed++
        else throw new Error(answer.refusal.code)
      }
    }
    const closer = async () => {
      let done = 0
      while (Date.now() < until + 500) done += await tick(db())
      return done
    }
    const [done] = await Promise.all([closer(), ...voters.flatMap((voter) => [caster(voter), caster(voter)])])
    // The stage was closed and the poll counted, each once.
    expect(done).toBe(2)
    expect(closed).toBeGreaterThan(0)
    for (const [elector] of voters) {
      expect(accepted[elector]).toBeGreaterThan(0)
      expect(await ballots(elector, false)).toBe(accepted[elector])
      expect(await ballots(elector, true)).toBe(1)
    }
    const late = await db().$count(
      t.ballot,
      and(eq(t.ballot.pollId, owners.poll), sql`${t.ballot.castAt} >= ${closes}::timestamptz`),
    )
    expect(late).toBe(0)
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, owners.poll))
    const { channels, questions } = poll!.result!
    expect(channels.online + channels.paper).toBe(5)
    expect(questions[0]!.silent).toEqual({ heads: 0, area: '0.00' })
  })
})
