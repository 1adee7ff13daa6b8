import { randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import type { LetterView, Page } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { codeOfLetter } from '../auth/code.ts'
import { hashPassword } from '../auth/password.ts'
import { idOf, openSession } from '../auth/sessions.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

const host = 'https://community.example.org'
const stranger = 'https://stranger.example.org'

onBothDatabases('signing in', (db) => {
  let world: World
  let other: World
  let server: TestServer

  const door = async (path: string, body: object, how: { as?: string | undefined; from?: string } = {}) =>
    (await server.ask(`/auth/${path}`, { ...how, body: { zone: world.zone, ...body } })).json
  const code = async (path: string, body: object, how: { as?: string; from?: string } = {}) =>
    (await door(path, body, how)).refusal?.code
  const key = () => randomBytes(16).toString('hex')
  const me = async (as: string | undefined, from = ownOrigin) => {
    const input = encodeURIComponent(JSON.stringify({ zone: world.zone }))
    const { json } = await server.ask(`/trpc/read.me?input=${input}`, { as, from })
    return json.result?.data ?? json.error.data.refusal
  }
  const tokenOf = async ({ tenant, person }: Who, origin = ownOrigin) =>
    (await openSession(db(), { tenant, person, origin, via: 'demo' })).token
  const letterFor = async (household: string) => {
    const { letters } = await doAct(db(), acts.issueLetters, world.clerk, {
      zone: world.zone,
      for: 'households',
      only: [household],
    })
    return { letter: letters[0]!, code: codeOfLetter(world.tenant, letters[0]!) }
  }
  const readLetters = async (as: string, more = {}): Promise<Page<LetterView>> => {
    const input = encodeURIComponent(JSON.stringify({ zone: world.zone, ...more }))
    const { json } = await server.ask(`/trpc/read.letters?input=${input}`, { as })
    return json.result?.data ?? json.error.data.refusal
  }
  const passTime = async (minutes: number) =>
    moveClock(db(), new Date((await readNow(db())).getTime() + minutes * 60_000))

  beforeAll(async () => {
    server = await openTestServer(db())
    world = await makeWorld(db(), { residents: 2, councillors: 0 })
    other = await makeWorld(db(), { residents: 1, councillors: 0 })
    await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin: host, allowed: true })
    await doAct(db(), acts.appoint, world.admin, {
      zone: world.zone,
      name: '社工丙',
      role: 'clerk',
      login: 'third',
      passwordHash: await hashPassword('a long password'),
    })
  })
  afterAll(() => server.close())

  it('by password is refused alike for a wrong password and for a name that nobody has', async () => {
    expect(await code('password', { login: 'third', password: 'wrong' })).toBe('wrong-credentials')
    expect(await code('password', { login: 'nobody', password: 'wrong' })).toBe('wrong-credentials')
    expect(
      (
        await server.ask('/auth/password', {
          body: { zone: other.zone, login: 'third', password: 'a long password' },
        })
      ).json.refusal.code,
    ).toBe('wrong-credentials')
  })

  it('is for our own pages and registered sites, and says so to any other', async () => {
    const body = { login: 'third', password: 'a long password' }
    const { refusal } = await door('password', body, { from: stranger })
    expect(refusal).toEqual({ code: 'origin-not-registered', params: { origin: stranger } })
    expect((await door('password', body, { from: host })).ok).toBe(true)
  })

  it('gives a token that works on its own site, until one signs out', async () => {
    const { value } = await door('password', { login: 'third', password: 'a long password' }, { from: host })
    expect(value).toMatchObject({ tenant: world.tenant, token: expect.stringMatching(/^[\w-]{43}$/) })
    expect(await me(value.token, host)).toMatchObject({ name: '社工丙', grants: [{ role: 'clerk' }] })
    expect((await me(value.token, ownOrigin)).code).toBe('not-signed-in')
    const rows = await db().select().from(t.session).where(eq(t.session.tenantId, world.tenant))
    expect(JSON.stringify(rows)).not.toContain(value.token)
    await door('out', {}, { as: value.token, from: host })
    expect((await me(value.token, host)).code).toBe('not-signed-in')
  })

  it('ends by itself when it was not used for half a day', async () => {
    const as = await tokenOf(world.clerk)
    await db()
      .update(t.session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(t.session.userId, world.clerk.person))
    expect((await me(as)).code).toBe('not-signed-in')
  })

  it('is moved on while it is used, once half of its time is over, and not at each use', async () => {
    const as = await tokenOf(world.clerk)
    const token = idOf(as)
    const left = async () => {
      const [row] = await db().select().from(t.session).where(eq(t.session.id, token))
      return (row!.expiresAt.getTime() - Date.now()) / 3_600_000
    }
    const leave = (hours: number) =>
      db()
        .update(t.session)
        .set({ expiresAt: new Date(Date.now() + hours * 3_600_000) })
        .where(eq(t.session.id, token))
    await leave(7)
    expect((await me(as)).code).toBe(undefined)
    expect(await left()).toBeLessThanOrEqual(7)
    await leave(0.5)
    expect((await me(as)).code).toBe(undefined)
    expect(await left()).toBeGreaterThan(11)
  })

  it('locks a name after five wrong tries, saying whom to call, and opens it again after a quarter of an hour', async () => {
    const body = { login: 'third', password: 'wrong' }
    await door('password', { ...body, password: 'a long password' })
    for (let i = 0; i < 5; i++) expect(await code('password', body)).toBe('wrong-credentials')
    const locked = await door('password', { ...body, password: 'a long password' })
    expect(locked.refusal).toEqual({
      code: 'account-locked',
      params: { minutes: 15, telephone: '0391-000 0000', at: '怡光社区' },
    })
    await passTime(14)
    expect(await code('password', { ...body, password: 'a long password' })).toBe('account-locked')
    await passTime(2)
    expect((await door('password', { ...body, password: 'a long password' })).ok).toBe(true)
  })

  it('does not let more than five tries through when they come all at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => code('password', { login: 'hurried', password: 'wrong' })),
    )
    expect(answers.filter((answer) => answer === 'wrong-credentials')).toHaveLength(5)
  })

  it('shows letters to the clerk of their zone alone', async () => {
    const { letter, code: its } = await letterFor(world.households[5]!)
    expect(await readLetters(await tokenOf(world.residents[0]!))).toEqual({ code: 'not-your-role' })
    expect(await readLetters(await tokenOf(world.admin))).toEqual({ code: 'not-your-role' })
    const { items } = await readLetters(await tokenOf(world.clerk), { only: [letter] })
    expect(items).toMatchObject([
      { letter, label: '1号楼1单元106', state: 'waiting', code: its, href: `/c/${world.zone}/claim#${its}` },
    ])
    const rows = await db().select().from(t.claimLetter).where(eq(t.claimLetter.letterId, letter))
    expect(JSON.stringify(rows)).not.toContain(its)
  })

  it('refuses letters for what is not there, and by those who may not', async () => {
    const issue = (who: Who, input: object) =>
      refusalOf(db(), acts.issueLetters, who, { zone: world.zone, for: 'households', ...input })
    expect(await issue(world.clerk, { only: [other.households[0]] })).toBe('unknown-household')
    expect(await issue(world.residents[0]!, {})).toBe('not-your-role')
    expect(await issue(world.clerk, { for: 'electors', roll: 'nothing' })).toBe('unknown-roll')
  })

  it('refuses a code that is mistyped, made up, void, of another community or too old', async () => {
    const claim = { key: key(), pin: '314159' }
    expect(await code('claim', { ...claim, code: 'K7QM-4XWD-2PNB-83TC' })).toBe('input-invalid')
    const madeUp = codeOfLetter(world.tenant, 'never-issued')
    expect(await door('claim', { ...claim, code: madeUp })).toMatchObject({
      refusal: { code: 'unknown-letter', params: { telephone: '0391-000 0000' } },
    })
    const one = await letterFor(world.households[6]!)
    await doAct(db(), acts.voidLetters, world.clerk, { zone: world.zone, letters: [one.letter] })
    expect(await code('claim', { ...claim, code: one.code })).toBe('unknown-letter')
    expect(
      await refusalOf(db(), acts.voidLetters, other.clerk, { zone: other.zone, letters: [one.letter] }),
    ).toBe('unknown-letter')
    const two = await letterFor(world.households[6]!)
    const elsewhere = { ...claim, zone: other.zone, code: two.code }
    expect((await server.ask('/auth/claim', { body: elsewhere })).json.refusal.code).toBe('unknown-letter')
    await db()
      .update(t.claimLetter)
      .set({ expiresAt: await readNow(db()) })
      .where(eq(t.claimLetter.letterId, two.letter))
    expect(await code('claim', { ...claim, code: two.code })).toBe('code-expired')
    expect(await code('letter', { code: two.code })).toBe(undefined)
  })

  it('refuses a PIN that would be tried first', async () => {
    const { code: its } = await letterFor(world.households[7]!)
    for (const pin of ['000000', '123456', '987654', '12345', 'abcdef', '1234567', '890123'])
      expect([pin, await code('claim', { key: key(), code: its, pin })]).toEqual([pin, 'input-invalid'])
  })

  it('locks the address from which made-up codes come', async () => {
    const guessing = await openTestServer(db(), { trustProxy: true })
    const guess = async (from: string, typed: string) =>
      (
        await guessing.ask('/auth/letter', {
          body: { zone: world.zone, code: typed },
          headers: { 'x-forwarded-for': from },
        })
      ).json
    const { code: its } = await letterFor(world.households[8]!)
    for (let i = 0; i < 5; i++)
      expect((await guess('203.0.113.5', codeOfLetter(world.tenant, `made-up-${i}`))).refusal.code).toBe(
        'unknown-letter',
      )
    expect((await guess('203.0.113.5', its)).refusal.code).toBe('account-locked')
    expect((await guess('203.0.113.6', its)).ok).toBe(true)
    const attempts = await db().select().from(t.attempt).where(eq(t.attempt.tenantId, world.tenant))
    expect(JSON.stringify(attempts)).not.toContain('203.0.113')
    await guessing.close()
  })

  it('makes whoever shows a letter one of its household, once', async () => {
    const household = world.households[9]!
    const { letter, code: its } = await letterFor(household)
    expect((await door('letter', { code: its.toLowerCase() })).value).toEqual({
      for: 'household',
      label: '2号楼1单元110',
      state: 'waiting',
      members: 0,
      pin: false,
    })
    const body = { key: key(), code: its, pin: '314159', name: '居民甲' }
    const { value } = await door('claim', body)
    expect(value).toMatchObject({ household, roll: null, elector: null, tenant: world.tenant })
    expect(await me(value.token)).toMatchObject({
      name: '居民甲',
      households: [{ household, label: '2号楼1单元110', state: 'active' }],
      zone: { telephone: '0391-000 0000' },
    })
    expect(await code('claim', { ...body, key: key() })).toBe('code-used')
    expect((await door('letter', { code: its })).value).toMatchObject({
      state: 'used',
      members: 1,
      pin: true,
    })
    const { items } = await readLetters(await tokenOf(world.clerk), { only: [letter] })
    expect(items).toMatchObject([{ state: 'used', code: null, href: null }])
  })

  it('takes a claim whose answer was lost, and that comes again, for the same claim', async () => {
    const { code: its } = await letterFor(world.households[10]!)
    const body = { key: key(), code: its, pin: '271828' }
    const first = await door('claim', body)
    const again = await door('claim', body)
    expect(again.value.person).toBe(first.value.person)
    expect(await code('claim', { ...body, pin: '271829' })).toBe('key-reused')
  })

  it('lets one of many who scan the same letter at once in', async () => {
    const { code: its } = await letterFor(world.households[11]!)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => door('claim', { key: key(), code: its, pin: '271828' })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(new Set(answers.filter((answer) => !answer.ok).map((answer) => answer.refusal.code))).toEqual(
      new Set(['code-used']),
    )
  })

  it('adds a household to the person who is signed in, who needs no PIN for it', async () => {
    const as = await tokenOf(world.residents[0]!)
    const { code: its } = await letterFor(world.households[4]!)
    const { value } = await door('claim', { key: key(), code: its }, { as })
    expect(value.person).toBe(world.residents[0]!.person)
    expect((await me(value.token)).households).toHaveLength(2)
    const second = await letterFor(world.households[4]!)
    expect(await code('claim', { key: key(), code: second.code }, { as })).toBe('already-done')
  })

  it('again by PIN finds the person by letter, household, address or name, and locks at the sixth try', async () => {
    const household = world.households[3]!
    const { code: its } = await letterFor(household)
    const { value } = await door('claim', { key: key(), code: its, pin: '314159' })
    const ways = [
      { person: value.person },
      { household },
      { code: its },
      { building: '1号楼', unit: '1单元', room: '104' },
      { building: ' 1 栋', unit: '1', room: '104室' },
    ]
    for (const way of ways) {
      const answer = await door('pin', { ...way, pin: '314159' })
      expect(answer.value).toMatchObject({ person: value.person })
    }
    for (let i = 0; i < 5; i++)
      expect(await code('pin', { household, pin: '000001' })).toBe('wrong-credentials')
    expect((await door('pin', { household, pin: '314159' })).refusal).toMatchObject({
      code: 'account-locked',
      params: { minutes: 15, telephone: '0391-000 0000' },
    })
  })

  it('by PIN tells nobody who lives where', async () => {
    const nowhere = { building: '99号楼', unit: '', room: '1' }
    for (let i = 0; i < 5; i++)
      expect(await code('pin', { ...nowhere, pin: '314159' })).toBe('wrong-credentials')
    expect(await code('pin', { ...nowhere, pin: '314159' })).toBe('account-locked')
    expect(await code('pin', { household: other.households[0], pin: '314159' })).toBe('wrong-credentials')
  })

  it('asks who it is where two of a household chose the same PIN', async () => {
    const household = world.households[2]!
    for (const name of ['甲', '乙']) {
      const { code: its } = await letterFor(household)
      await door('claim', { key: key(), code: its, pin: '161803', name })
    }
    expect((await door('pin', { household, pin: '161803' })).refusal).toEqual({
      code: 'input-invalid',
      path: 'person',
    })
  })

  it('takes a new PIN from a fresh sign-in alone, and ends the older ones', async () => {
    const { code: its } = await letterFor(world.households[8]!)
    const { value } = await door('claim', { key: key(), code: its })
    await passTime(11)
    expect(await code('credential', { pin: '314159' }, { as: value.token })).toBe('sign-in-too-old')
    expect(await code('credential', { pin: '314159' })).toBe('not-signed-in')
    const as = await tokenOf({ ...world.residents[0]!, person: value.person })
    const set = await door('credential', { pin: '314159' }, { as })
    expect((await me(set.value.token)).person).toBe(value.person)
    expect((await me(as)).code).toBe('not-signed-in')
    expect((await me(value.token)).code).toBe('not-signed-in')
    await passTime(11)
    expect(await code('fresh', { pin: '314158' }, { as: set.value.token })).toBe('wrong-credentials')
    const fresh = await door('fresh', { pin: '314159' }, { as: set.value.token })
    expect(fresh.value.freshAt).toBe((await readNow(db())).toISOString())
    expect((await me(set.value.token)).freshUntil > fresh.value.freshAt).toBe(true)
  })

  it('lets an administrator, and nobody else, set the password of staff', async () => {
    const { person } = await doAct(db(), acts.appoint, world.admin, {
      zone: world.zone,
      name: '社工丁',
      role: 'clerk',
      login: 'fourth',
    })
    const body = { person, password: 'another long one' }
    expect(await code('credential', body, { as: await tokenOf(world.clerk) })).toBe('not-your-role')
    expect(
      await code('credential', { ...body, person: other.clerk.person }, { as: await tokenOf(world.admin) }),
    ).toBe('unknown-person')
    expect(await code('credential', { ...body, password: 'short' }, { as: await tokenOf(world.admin) })).toBe(
      'input-invalid',
    )
    expect((await door('credential', body, { as: await tokenOf(world.admin) })).value).toEqual({})
    const { value } = await door('password', { login: 'fourth', password: 'another long one' })
    expect(value.person).toBe(person)
    const fresh = await door('fresh', { password: 'another long one' }, { as: value.token })
    expect(fresh.ok).toBe(true)
  })

  it('suspends a claim that one of the household contests, until the clerk has settled it', async () => {
    const household = world.households[1]!
    const first = world.residents[1]!
    await passTime(1)
    const { code: its } = await letterFor(household)
    const { value } = await door('claim', { key: key(), code: its, name: '乙' })
    const late: Who = { ...first, person: value.person }
    const about = { zone: world.zone, household }
    expect(await refusalOf(db(), acts.contestClaim, late, { ...about, person: first.person })).toBe(
      'not-your-role',
    )
    expect(
      await refusalOf(db(), acts.contestClaim, world.residents[0]!, { ...about, person: value.person }),
    ).toBe('not-your-home')
    expect(await refusalOf(db(), acts.contestClaim, first, { ...about, person: world.clerk.person })).toBe(
      'unknown-person',
    )
    await doAct(db(), acts.contestClaim, first, { ...about, person: value.person })
    expect((await me(value.token)).households).toMatchObject([{ household, state: 'contested' }])
    const settle = { ...about, person: value.person, reason: '已入户核实' }
    expect(
      await refusalOf(db(), acts.endMembership, other.clerk, {
        ...settle,
        zone: other.zone,
        outcome: 'kept',
      }),
    ).toBe('unknown-person')
    await doAct(db(), acts.endMembership, world.clerk, { ...settle, outcome: 'kept' })
    expect((await me(value.token)).households).toMatchObject([{ state: 'active' }])
    await doAct(db(), acts.endMembership, world.clerk, { ...settle, outcome: 'ended' })
    expect((await me(value.token)).households).toEqual([])
    expect(await refusalOf(db(), acts.endMembership, world.clerk, { ...settle, outcome: 'kept' })).toBe(
      'unknown-person',
    )
  })

  it('issues one letter for each household that has neither letter nor member', async () => {
    const third = await makeWorld(db(), { households: 4, residents: 1, councillors: 0 })
    const issue = () => doAct(db(), acts.issueLetters, third.clerk, { zone: third.zone, for: 'households' })
    expect((await issue()).letters).toHaveLength(3)
    expect((await issue()).letters).toHaveLength(0)
  })

  it('keeps names and addresses of those who claim out of what is public', async () => {
    const entries = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'claim')))
    expect(entries.length).toBeGreaterThan(3)
    for (const { body } of entries) expect(JSON.parse(body).open).toEqual({ for: 'household' })
  })

  it('writes no code, PIN or password into the log of requests', async () => {
    const log = server.log.join('')
    for (const word of ['314159', '271828', 'a long password', '-4XWD-', '居民甲'])
      expect(log).not.toContain(word)
  })
})
