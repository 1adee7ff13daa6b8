import { randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { codeOfLetter } from '../auth/code.ts'
import { openSession } from '../auth/sessions.ts'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { openTestServer, ownOrigin, type TestServer } from '../http/testing.ts'
import { openHouseholdPoll, openOwnersPoll } from '../testing/polls.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'

const host = 'https://community.example.org'

onBothDatabases('a ballot by letter', (db) => {
  let world: World
  let server: TestServer
  let owners: Awaited<ReturnType<typeof openOwnersPoll>>
  beforeAll(async () => {
    world = await makeWorld(db(), { residents: 2 })
    server = await openTestServer(db())
    await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin: host, allowed: true })
    owners = await openOwnersPoll(world)
  })
  afterAll(() => server.close())

  const post = async (path: string, body: object, how: { as?: string; from?: string } = {}) =>
    (await server.ask(path, { ...how, body })).json
  const key = () => randomBytes(12).toString('hex')
  const electors = () =>
    db()
      .select({ elector: t.elector.electorId, household: t.elector.householdId })
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, owners.roll)))
      .orderBy(t.elector.electorId)
  const ballots = (poll: string) => db().$count(t.ballot, eq(t.ballot.pollId, poll))
  const letterOf = async (elector: string) => {
    const wanted = { zone: world.zone, for: 'electors', roll: owners.roll, only: [elector] }
    const { letters } = await doAct(db(), acts.issueLetters, world.clerk, wanted)
    return codeOfLetter(world.tenant, letters[0]!)
  }
  const claim = async (elector: string, from = ownOrigin) => {
    const body = { zone: world.zone, code: await letterOf(elector), key: key(), name: '业主', pin: '481516' }
    const { value } = await post('/auth/claim', body, { from })
    return value as { token: string; person: string; elector: string }
  }
  const cast = async (elector: string, how: { as: string; from?: string }, choice = 'for') => {
    const input = { ...owners.matter, poll: owners.poll, elector, choices: { q1: choice } }
    return (await post('/trpc/act.cast', { key: key(), input }, how)).result.data
  }

  it('is refused to a sign-in at a registered site where the poll has legal force', async () => {
    const [, one] = await electors()
    const before = await ballots(owners.poll)
    const { token } = await claim(one!.elector, host)
    const answer = await cast(one!.elector, { as: token, from: host })
    expect(answer).toEqual({ ok: false, refusal: { code: 'own-pages-only' } })
    // Nor does the token serve at our own pages, or without naming a site.
    for (const from of [ownOrigin, 'https://stranger.example.org'])
      expect((await cast(one!.elector, { as: token, from })).ok).toBe(false)
    expect(await ballots(owners.poll)).toBe(before)
  })

  it('of an owner follows from scanning the letter alone, once for each elector', async () => {
    const [one, two] = await electors()
    const claimed = await claim(one!.elector)
    expect(claimed.elector).toBe(one!.elector)
    expect(await cast(two!.elector, { as: claimed.token })).toMatchObject({
      refusal: { code: 'not-your-home' },
    })
    const answer = await cast(one!.elector, { as: claimed.token }, 'against')
    expect(answer).toMatchObject({ ok: true, value: { counts: true } })
    const rows = await db()
      .select({ person: t.ballot.personId, choices: t.ballot.choices })
      .from(t.ballot)
      .where(and(eq(t.ballot.pollId, owners.poll), eq(t.ballot.electorId, one!.elector)))
    expect(rows).toEqual([{ person: claimed.person, choices: { q1: 'against' } }])
  })

  it('is refused once another letter for the same elector was claimed', async () => {
    const [, , three] = await electors()
    const first = await claim(three!.elector)
    expect((await cast(three!.elector, { as: first.token })).ok).toBe(true)
    const second = await claim(three!.elector)
    expect(await cast(three!.elector, { as: first.token })).toMatchObject({ ok: false })
    expect((await cast(three!.elector, { as: second.token }, 'against')).ok).toBe(true)
  })

  it('with legal force is refused ten minutes after the letter, until the PIN is said again', async () => {
    const [, , , four] = await electors()
    const { token, person } = await claim(four!.elector)
    const old = await openSession(db(), {
      tenant: world.tenant,
      person,
      origin: ownOrigin,
      via: 'pin',
      freshAt: new Date((await readNow(db())).getTime() - 601_000),
    })
    const stale = await cast(four!.elector, { as: old.token })
    expect(stale).toEqual({ ok: false, refusal: { code: 'sign-in-too-old' } })
    const again = await post('/auth/fresh', { zone: world.zone, pin: '481516' }, { as: old.token })
    expect(again.ok).toBe(true)
    expect((await cast(four!.elector, { as: old.token })).ok).toBe(true)
    expect((await cast(four!.elector, { as: token })).ok).toBe(true)
  })

  it('is taken at a registered site where the poll has none', async () => {
    const { matter, poll, roll } = await openHouseholdPoll(world)
    const { tenant, residents, households } = world
    const [mine] = await db()
      .select({ elector: t.elector.electorId })
      .from(t.elector)
      .where(and(eq(t.elector.rollId, roll), eq(t.elector.householdId, households[0]!)))
    const { token } = await openSession(db(), {
      tenant,
      person: residents[0]!.person,
      origin: host,
      via: 'host',
    })
    const input = { ...matter, poll, elector: mine!.elector, choices: { q1: 'for' } }
    const { result } = await post('/trpc/act.cast', { key: key(), input }, { as: token, from: host })
    expect(result.data).toMatchObject({ ok: true, value: { counts: true } })
  })
})
