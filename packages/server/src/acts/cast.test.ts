import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { runActs } from '../act.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fresh, nameVoter, openHouseholdPoll, openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('casting', (db) => {
  let world: World
  let households: { matter: MatterAt; roll: string; poll: string }
  const ballots = (poll: string, electorId: string) =>
    db()
      .select()
      .from(t.ballot)
      .where(
        and(
          eq(t.ballot.tenantId, world.tenant),
          eq(t.ballot.pollId, poll),
          eq(t.ballot.electorId, electorId),
        ),
      )
  const electorOf = async (i: number) => {
    const [row] = await db()
      .select()
      .from(t.elector)
      .where(
        and(
          eq(t.elector.tenantId, world.tenant),
          eq(t.elector.rollId, households.roll),
          eq(t.elector.householdId, world.households[i]!),
        ),
      )
    return row!.electorId
  }
  const vote = (elector: string, choice: string, extra: object = {}) => ({
    ...households.matter,
    poll: households.poll,
    elector,
    choices: { q1: choice },
    ...extra,
  })

  beforeAll(async () => {
    world = await makeWorld(db())
    households = await openHouseholdPoll(world)
  })

  it('is refused outside of a poll', async () => {
    const matter = await toScreen(world)
    expect(
      await refusalOf(db(), acts.cast, world.residents[0]!, vote(await electorOf(0), 'for', matter)),
    ).toBe('wrong-stage')
  })

  it('is refused for another poll, an unknown elector and somebody else’s household', async () => {
    const [mine, theirs] = [await electorOf(0), await electorOf(1)]
    const me = world.residents[0]!
    expect(await refusalOf(db(), acts.cast, me, vote(mine, 'for', { poll: 'another' }))).toBe('unknown-poll')
    expect(await refusalOf(db(), acts.cast, me, vote('e999999', 'for'))).toBe('unknown-elector')
    expect(await refusalOf(db(), acts.cast, me, vote(theirs, 'for'))).toBe('not-your-home')
    expect(await refusalOf(db(), acts.cast, world.property, vote(mine, 'for'))).toBe('not-your-home')
  })

  it('is refused where a question is left out, made up, or answered otherwise', async () => {
    const mine = await electorOf(0)
    const wrong = (choices: object) =>
      refusalOf(db(), acts.cast, world.residents[0]!, vote(mine, 'for', { choices }))
    expect(await wrong({})).toBe('input-invalid')
    expect(await wrong({ q1: 'for', q2: 'for' })).toBe('input-invalid')
    expect(await wrong({ q1: 'invalid' })).toBe('input-invalid')
    expect(await wrong({ q1: 'maybe' })).toBe('input-invalid')
  })

  it('is refused to people of another tenant', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    expect(await refusalOf(db(), acts.cast, other.residents[0]!, vote(await electorOf(0), 'for'))).toBe(
      'unknown-proposal',
    )
  })

  it('replaces until closing: the last ballot counts, the one before stays, marked', async () => {
    const mine = await electorOf(0)
    const me = world.residents[0]!
    const one = await doAct(db(), acts.cast, me, vote(mine, 'for'))
    const two = await doAct(db(), acts.cast, me, vote(mine, 'against'))
    expect(two.counts).toBe(true)
    const rows = await ballots(households.poll, mine)
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.ballotId === one.ballot)!.replacedBy).toBe(two.ballot)
    expect(rows.find((row) => row.replacedBy === null)).toMatchObject({
      ballotId: two.ballot,
      choices: { q1: 'against' },
      channel: 'online',
    })
  })

  it('seals who voted apart from what, and tells the public neither', async () => {
    const mine = await electorOf(1)
    const { ballot } = await doAct(db(), acts.cast, world.residents[1]!, vote(mine, 'abstain'))
    const [row] = await ballots(households.poll, mine)
    const [entry] = await db()
      .select()
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.entryId, row!.entryId)))
    const body = JSON.parse(entry!.body)
    expect(body.open).toEqual({
      poll: households.poll,
      ballot,
      channel: 'online',
      replaces: null,
      replacedBy: null,
    })
    expect(Object.keys(body.sealed).sort()).toEqual(['actor', 'choice', 'elector', 'rows'])
    expect(entry!.openings.elector!.value).toBe(mine)
    expect(entry!.openings.choice!.value).toEqual({ choices: { q1: 'abstain' }, heads: 1, area: '0.00' })
  })

  it('of many at once gives each its own answer, an elector twice among them in its order', async () => {
    const mine = await electorOf(2)
    const me = world.residents[2]!
    const requests = ['for', 'against', 'maybe'].map((choice, i) => ({
      key: `batch-of-three-${i}`,
      input: vote(mine, choice),
    }))
    const answers = await runActs(db(), acts.cast, me, requests)
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false])
    const counting = await db()
      .select()
      .from(t.ballot)
      .where(
        and(eq(t.ballot.tenantId, world.tenant), eq(t.ballot.electorId, mine), isNull(t.ballot.replacedBy)),
      )
    expect(counting.map((row) => row.choices)).toEqual([{ q1: 'against' }])
  })

  it('is refused from the closing instant on', async () => {
    const mine = await electorOf(0)
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, households.poll))
    await moveClock(db(), poll!.closesAt)
    expect(await refusalOf(db(), acts.cast, world.residents[0]!, vote(mine, 'for'))).toBe('stage-closed')
  })
})

onBothDatabases('casting for an owner', (db) => {
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  const vote = (elector: string) => ({
    ...owners.matter,
    poll: owners.poll,
    elector,
    choices: { q1: 'for' },
  })
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    owners = await openOwnersPoll(world)
  })

  it('is refused to residents whom nobody named', async () => {
    expect(await refusalOf(db(), acts.cast, world.residents[0]!, vote('e000001'))).toBe('not-your-home')
  })

  it('asks for a sign-in of the last ten minutes, since the vote has force', async () => {
    const voter = await nameVoter(world, owners.roll, 'e000001')
    const minutesAgo = async (minutes: number) => new Date((await readNow(db())).getTime() - minutes * 60_000)
    expect(await refusalOf(db(), acts.cast, { ...voter, freshAt: null }, vote('e000001'))).toBe(
      'sign-in-too-old',
    )
    const old = { ...voter, freshAt: await minutesAgo(11) }
    expect(await refusalOf(db(), acts.cast, old, vote('e000001'))).toBe('sign-in-too-old')
    const { counts } = await doAct(
      db(),
      acts.cast,
      { ...voter, freshAt: await minutesAgo(10) },
      vote('e000001'),
    )
    expect(counts).toBe(true)
  })

  it('is for the co-owner who was named last, and no longer for the one before', async () => {
    const first = await nameVoter(world, owners.roll, 'e000003')
    const second = await nameVoter(world, owners.roll, 'e000003')
    expect(await refusalOf(db(), acts.cast, first, vote('e000003'))).toBe('not-your-home')
    expect((await fresh(world, first.person)).mandates).toEqual([])
    const { ballot } = await doAct(db(), acts.cast, second, vote('e000003'))
    const [row] = await db().select().from(t.ballot).where(eq(t.ballot.ballotId, ballot))
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, row!.entryId))
    expect(entry!.openings.choice!.value).toEqual({ choices: { q1: 'for' }, heads: 1, area: '70.00' })
  })
})
