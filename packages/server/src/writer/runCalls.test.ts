import { randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type Call, runCalls } from '../act.ts'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { openHouseholdPoll } from '../testing/polls.ts'
import type { MatterAt } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'

onBothDatabases('a crowd in one transaction', (db) => {
  let world: World
  let poll: { matter: MatterAt; roll: string; poll: string }
  let electors: string[]
  const call = (who: Who, elector: string, choice = 'for', key = randomBytes(8).toString('hex')): Call => ({
    who,
    request: { key, input: { ...poll.matter, poll: poll.poll, elector, choices: { q1: choice } } },
  })
  const everybody = (choice?: string) => world.residents.map((who, i) => call(who, electors[i]!, choice))
  const codes = (done: Awaited<ReturnType<typeof runCalls>>) =>
    done.map((one) => {
      if ('fault' in one) return 'fault'
      return one.answer.ok ? 'yes' : one.answer.refusal.code
    })
  const entries = () => db().$count(t.logEntry, eq(t.logEntry.tenantId, world.tenant))
  const counting = () =>
    db().$count(t.ballot, and(eq(t.ballot.tenantId, world.tenant), isNull(t.ballot.replacedBy)))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 6, residents: 6, councillors: 9 })
    poll = await openHouseholdPoll(world)
    const rows = await db().select().from(t.elector).where(eq(t.elector.rollId, poll.roll))
    electors = world.households.map((id) => rows.find((row) => row.householdId === id)!.electorId)
  })

  it('refuses each for itself: no home, no right, a wrong choice, a stranger to the community', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    const before = await entries()
    const done = await runCalls(db(), acts.cast, [
      call(world.residents[0]!, electors[1]!),
      call(world.property, electors[2]!),
      call(world.residents[3]!, electors[3]!, 'maybe'),
      call(other.residents[0]!, electors[4]!),
      call(world.residents[5]!, electors[5]!),
    ])
    expect(codes(done)).toEqual([
      'not-your-home',
      'not-your-home',
      'input-invalid',
      'unknown-proposal',
      'yes',
    ])
    expect(await entries()).toBe(before + 1)
  })

  it('gives each an entry of its own, as it would have got alone', async () => {
    const done = await runCalls(db(), acts.cast, everybody())
    expect(codes(done)).toEqual(world.residents.map(() => 'yes'))
    const leaves = done.map((one) => JSON.parse('fault' in one ? '' : one.leaf!))
    expect(new Set(leaves.map((leaf) => leaf.open.ballot)).size).toBe(6)
    for (const [i, leaf] of leaves.entries()) {
      expect(Object.keys(leaf.sealed).sort()).toEqual(['actor', 'choice', 'elector', 'rows'])
      const [row] = await db().select().from(t.ballot).where(eq(t.ballot.ballotId, leaf.open.ballot))
      const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, row!.entryId))
      expect(row).toMatchObject({ electorId: electors[i], personId: world.residents[i]!.person })
      expect(entry).toMatchObject({ actor: world.residents[i]!.person, act: 'cast', idx: null })
      expect(JSON.parse(entry!.body)).toEqual(leaf)
      expect(entry!.openings.elector!.value).toBe(electors[i])
    }
  })

  it('replaces what each cast before, in the same few statements', async () => {
    expect(codes(await runCalls(db(), acts.cast, everybody('against')))).toEqual(Array(6).fill('yes'))
    expect(await counting()).toBe(6)
  })

  it('answers repeats as before among those who come for the first time, and writes them once', async () => {
    const [first, second] = [call(world.residents[0]!, electors[0]!), call(world.residents[1]!, electors[1]!)]
    const [alone] = await runCalls(db(), acts.cast, [first])
    const before = await entries()
    const done = await runCalls(db(), acts.cast, [second, first])
    expect(done[1]).toEqual(alone)
    expect(await entries()).toBe(before + 1)
    const reused = { ...first, request: { ...second.request, key: first.request.key } }
    expect(codes(await runCalls(db(), acts.cast, [reused, second]))).toEqual(['key-reused', 'yes'])
  })

  it('one key for two electors at once is one ballot and one refusal', async () => {
    const both = { ...world.residents[0]!, homes: world.residents.slice(0, 2).flatMap((who) => who.homes) }
    const calls = [
      call(both, electors[0]!, 'for', 'the-same-key'),
      call(both, electors[1]!, 'for', 'the-same-key'),
    ]
    expect(codes(await runCalls(db(), acts.cast, calls)).sort()).toEqual(['key-reused', 'yes'])
  })

  it('lets a fault of one, in the act or in the database, hurt no neighbour', async () => {
    const decide: typeof acts.cast.decide = (input, state, context) => {
      if (input.elector === electors[2]) throw new Error('a fault of the act')
      const decision = acts.cast.decide(input, state, context)
      if (decision.ok && input.elector === electors[4])
        return { ...decision, changes: [...decision.changes, ...decision.changes] }
      return decision
    }
    const before = await entries()
    const done = await runCalls(db(), { ...acts.cast, decide }, everybody())
    expect(codes(done)).toEqual(['yes', 'yes', 'fault', 'yes', 'already-exists', 'yes'])
    expect(await entries()).toBe(before + 4)
    expect(await counting()).toBe(6)
  })
})
