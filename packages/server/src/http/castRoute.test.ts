import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBase64, hashLeaf, openPromise, parseVkey, receiptCode } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../auth/sessions.ts'
import type { OpenDb } from '../db/db.ts'
import { onBothDatabases, openTestDb } from '../db/testing.ts'
import { fsck } from '../log/fsck.ts'
import { openKeys } from '../log/keys.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { openHouseholdPoll } from '../testing/polls.ts'
import { type MatterAt, stageOf } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { type Asking, lavish, openTestServer, ownOrigin, type TestServer } from './testing.ts'

type Poll = { matter: MatterAt; roll: string; poll: string }

/** A community with an open poll of its households, and a token for each resident. */
async function openPoll(open: () => OpenDb['db'], residents: number) {
  const world = await makeWorld(open(), { households: residents, residents, councillors: 9 })
  const poll: Poll = await openHouseholdPoll(world)
  const rows = await open().select().from(t.elector).where(eq(t.elector.rollId, poll.roll))
  const electors = world.households.map((id) => rows.find((row) => row.householdId === id)!.electorId)
  const tokens: string[] = []
  for (const { tenant, person } of world.residents)
    tokens.push((await openSession(open(), { tenant, person, origin: ownOrigin, via: 'pin' })).token)
  const ballot = (elector: string, choice = 'for', key = randomBytes(8).toString('hex')) => ({
    key,
    input: { ...poll.matter, poll: poll.poll, elector, choices: { q1: choice } },
  })
  return { world, poll, electors, tokens, ballot }
}

onBothDatabases('casting by the thin route', (db) => {
  let world: World
  let poll: Poll
  let electors: string[]
  let tokens: string[]
  let ballot: Awaited<ReturnType<typeof openPoll>>['ballot']
  let server: TestServer
  let folder: string
  /** Alone, as a batch of one as pages send it, and as one of two, which only tRPC answers. */
  const alone = async (body: unknown, how: Asking = {}) => server.ask('/trpc/act.cast', { ...how, body })
  const asPage = (body: unknown, how: Asking = {}) =>
    server.ask('/trpc/act.cast?batch=1', { ...how, body: { 0: body } })
  const throughTrpc = (body: unknown, how: Asking = {}) =>
    server.ask('/trpc/act.cast,act.cast?batch=1', { ...how, body: { 0: body, 1: null } })
  const entries = () => db().$count(t.logEntry, eq(t.logEntry.tenantId, world.tenant))

  beforeAll(async () => {
    ;({ world, poll, electors, tokens, ballot } = await openPoll(db, 8))
    folder = mkdtempSync(join(tmpdir(), 'yishi-cast-'))
    server = await openTestServer(db(), { folder })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says what tRPC says, whether it is no, yes, or yes once more', async () => {
    const [as] = tokens
    const cases: [unknown, Asking][] = [
      [ballot(electors[0]!), {}],
      [ballot(electors[0]!), { as: 'a'.repeat(43) }],
      [ballot(electors[1]!), { as: as! }],
      [ballot(electors[0]!, 'maybe'), { as: as! }],
      [ballot(electors[0]!), { as: as!, from: 'https://stranger.example.org' }],
      [{ key: 'short', input: null }, { as: as! }],
      [{}, { as: as! }],
      [ballot(electors[0]!), { as: as! }],
    ]
    for (const [body, how] of cases) {
      const [one, page, theirs] = [
        await alone(body, how),
        await asPage(body, how),
        await throughTrpc(body, how),
      ]
      expect(theirs.json[0]).toEqual(one.json)
      expect(page.json).toEqual([one.json])
      expect([one.status, page.status]).toEqual([200, 200])
      expect(one.headers.get('vary')).toContain('trpc-accept')
      for (const name of ['access-control-allow-origin', 'cache-control'])
        expect(one.headers.get(name), name).toBe(theirs.headers.get(name))
    }
  })

  it('leaves to tRPC what is not one call in its format', async () => {
    const [as] = tokens
    const odd = await server.ask('/trpc/act.cast', { as: as!, raw: '{"key":', type: 'application/json' })
    expect([odd.status, odd.json.error.data.refusal.code]).toEqual([400, 'input-invalid'])
    const query = await server.ask('/trpc/act.cast', { as: as! })
    expect([query.status, query.json.error.data.refusal.code]).toEqual([405, 'not-available'])
    const deep = await server.ask('/trpc/act.cast', {
      as: as!,
      raw: '['.repeat(50),
      type: 'application/json',
    })
    expect(deep.status).toBe(400)
    const two = { 0: ballot(electors[0]!), 1: ballot(electors[0]!) }
    const both = await server.ask('/trpc/act.cast,act.cast?batch=1', { as: as!, body: two })
    expect(both.json.map((one: { result: { data: { ok: boolean } } }) => one.result.data.ok)).toEqual([
      true,
      true,
    ])
  })

  it('gives all who come at once an answer of their own, however bad their neighbours', async () => {
    const before = await entries()
    const answers = await Promise.all([
      ...tokens.map((as, i) => alone(ballot(electors[i]!), { as })),
      alone(ballot(electors[0]!)),
      alone(ballot(electors[1]!), { as: tokens[0]! }),
      alone(ballot(electors[2]!, 'maybe'), { as: tokens[2]! }),
      alone({ ...ballot(electors[3]!), key: 1 }, { as: tokens[3]! }),
      alone(ballot('\ud800'), { as: tokens[4]! }),
    ])
    const told = answers.map(({ json }) => json.result.data)
    expect(told.slice(0, 8).map((one) => one.ok)).toEqual(Array(8).fill(true))
    expect(told.slice(8).map((one) => one.refusal.code)).toEqual([
      'not-signed-in',
      'not-your-home',
      'input-invalid',
      'input-invalid',
      'input-invalid',
    ])
    expect(await entries()).toBe(before + 8)
  })

  it('promises each the leaf of their own ballot, and the same once more when it is asked again', async () => {
    const request = ballot(electors[5]!, 'against')
    const told = await Promise.all(
      [0, 1, 2].map(async () => (await alone(request, { as: tokens[5]! })).json.result.data),
    )
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
    const [row] = await db().select().from(t.ballot).where(eq(t.ballot.ballotId, told[0].value.ballot))
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, row!.entryId))
    await sequenceTenant({ db: db(), keys: openKeys(folder), holder: 'me' }, world.tenant)
    const vkey = parseVkey((await server.ask(`/log/${world.tenant}/key`)).text.trim())!
    const promise = openPromise(told[0].value.promise, vkey)
    if (!promise.ok) throw new Error(promise.code)
    const leaf = hashLeaf(Buffer.from(entry!.body))
    expect(promise.value.leaf).toEqual(leaf)
    expect(told[0].value.receipt).toBe(receiptCode(leaf, promise.value.nonce))
    expect(fromBase64(JSON.parse(entry!.body).sealed.choice)).toHaveLength(32)
  })

  it('asks for each once: who may make two calls casts twice', async () => {
    const narrow = await openTestServer(db(), { folder, limits: { ...lavish, act: 2 } })
    const codes: string[] = []
    for (let n = 0; n < 3; n++) {
      const { json } = await narrow.ask('/trpc/act.cast', { as: tokens[6]!, body: ballot(electors[6]!) })
      codes.push(json.result.data.ok ? 'yes' : json.result.data.refusal.code)
    }
    await narrow.close()
    expect(codes).toEqual(['yes', 'yes', 'busy'])
  })

  it('leaves rows and log that fit together', async () => {
    const keys = openKeys(folder)
    while ((await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)) > 0);
    const verdict = await fsck({ db: db(), keys })
    expect(verdict.ok ? 'sound' : verdict).toBe('sound')
    expect(poll.poll).toBeTruthy()
  })
})

describe('two servers on one PostgreSQL', () => {
  let open: OpenDb
  let folder: string
  let servers: TestServer[]
  let at: Awaited<ReturnType<typeof openPoll>>
  const counting = (elector?: string) =>
    open.db.$count(
      t.ballot,
      and(
        eq(t.ballot.pollId, at.poll.poll),
        isNull(t.ballot.replacedBy),
        elector === undefined ? undefined : eq(t.ballot.electorId, elector),
      ),
    )
  beforeAll(async () => {
    open = await openTestDb('postgres')
    at = await openPoll(() => open.db, 8)
    folder = mkdtempSync(join(tmpdir(), 'yishi-cast-'))
    servers = [await openTestServer(open.db, { folder }), await openTestServer(open.db, { folder })]
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('take casts of the same electors side by side, of which the last of each counts', async () => {
    const casts = Array.from({ length: 96 }, (_, n) => {
      const i = n % 8
      const body = at.ballot(at.electors[i]!, n % 3 ? 'for' : 'against')
      return servers[n % 2 === Math.floor(n / 8) % 2 ? 0 : 1]!.ask('/trpc/act.cast', {
        as: at.tokens[i]!,
        body,
      })
    })
    const told = (await Promise.all(casts)).map(({ json }) => json.result.data.ok)
    expect(told).toEqual(Array(96).fill(true))
    for (const elector of at.electors) expect(await counting(elector)).toBe(1)
    expect(await open.db.$count(t.ballot, eq(t.ballot.pollId, at.poll.poll))).toBe(96)
  })

  it('give one answer to a request that reaches both at once', async () => {
    const body = at.ballot(at.electors[0]!)
    const told = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        servers[n % 2]!.ask('/trpc/act.cast', { as: at.tokens[0]!, body }),
      ),
    )
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect(told[0]!.json.result.data.ok).toBe(true)
    expect(await open.db.$count(t.ballot, eq(t.ballot.pollId, at.poll.poll))).toBe(97)
  })

  it('acknowledge nothing at or after the closing instant that the count would miss', async () => {
    const stage = await stageOf(at.world, at.poll.matter)
    const closes = stage!.closesAt!.toISOString()
    // From here on the clock runs, to the closing instant and past it.
    await open.db.execute(
      sql.raw(
        `create or replace function yishi_now() returns timestamptz language sql volatile as $$
           select date_trunc('milliseconds', timestamptz '${closes}' - interval '600 milliseconds'
             + (clock_timestamp() - timestamptz '${new Date().toISOString()}')) $$`,
      ),
    )
    const before = await open.db.$count(t.ballot, eq(t.ballot.pollId, at.poll.poll))
    let yes = 0
    let closed = 0
    const caster = async (i: number) => {
      for (let n = 0; closed < 32; n++) {
        const body = at.ballot(at.electors[i % 8]!)
        const { json } = await servers[(i + n) % 2]!.ask('/trpc/act.cast', { as: at.tokens[i % 8]!, body })
        const told = json.result.data
        if (told.ok) yes++
        else if (['stage-closed', 'wrong-stage'].includes(told.refusal.code)) closed++
        else throw new Error(told.refusal.code)
      }
    }
    const casting = Promise.all(Array.from({ length: 16 }, (_, i) => caster(i)))
    while (closed < 32) {
      await tick(open.db)
      await new Promise((next) => setTimeout(next, 5))
    }
    await casting
    while ((await tick(open.db)) > 0);
    expect(await open.db.$count(t.ballot, eq(t.ballot.pollId, at.poll.poll))).toBe(before + yes)
    const [poll] = await open.db.select().from(t.poll).where(eq(t.poll.pollId, at.poll.poll))
    expect(poll!.result!.channels.online).toBe(8)
    const late = and(eq(t.ballot.pollId, at.poll.poll), sql`${t.ballot.castAt} >= ${closes}::timestamptz`)
    expect(await open.db.$count(t.ballot, late)).toBe(0)
  })
})
