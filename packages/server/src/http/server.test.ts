import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession, type Via } from '../auth/sessions.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { type Asked, openTestServer, ownOrigin, type TestServer } from './testing.ts'

const host = 'https://community.example.org'
const stranger = 'https://stranger.example.org'

onBothDatabases('the server', (db) => {
  let world: World
  let other: World
  let server: TestServer
  const signIn = async (who: Who, origin = ownOrigin, via: Via = 'demo') =>
    (await openSession(db(), { tenant: who.tenant, person: who.person, origin, via })).token
  let n = 0
  const act = (name: string, input: unknown, how: { as?: string; from?: string | null } = {}) =>
    server.ask(`/trpc/act.${name}`, { ...how, body: { key: `server-test-${n++}`, input } })
  const answerIn = (asked: Asked) => asked.json.result.data
  const proposal = () => ({
    zone: world.zone,
    process: 'tiyizuo',
    title: '空地整治',
    body: '清理菜地',
    place: '5号楼北侧',
    household: world.households[0],
  })

  beforeAll(async () => {
    world = await makeWorld(db())
    other = await makeWorld(db(), { councillors: 0 })
    await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin: host, allowed: true })
    server = await openTestServer(db())
  })
  afterAll(() => server.close())

  it('lets nobody act without a token, with a made-up one, or with a cookie', async () => {
    const token = await signIn(world.residents[0]!)
    const claims: Record<string, string>[] = [
      {},
      { authorization: 'Bearer nonsense' },
      { authorization: `Bearer ${'a'.repeat(43)}` },
      { authorization: `Basic ${token}` },
      { cookie: `auth_session=${token}` },
    ]
    for (const headers of claims) {
      const asked = await server.ask('/trpc/act.propose', {
        headers,
        body: { key: 'nobody-at-all', input: proposal() },
      })
      expect(asked.status).toBe(200)
      expect(answerIn(asked)).toEqual({ ok: false, refusal: { code: 'not-signed-in' } })
    }
  })

  it('names a site that is not registered, so that its page can say so', async () => {
    const asked = await act('propose', proposal(), { from: stranger })
    expect(answerIn(asked)).toEqual({
      ok: false,
      refusal: { code: 'origin-not-registered', params: { origin: stranger } },
    })
    expect(asked.headers.get('access-control-allow-origin')).toBe('*')
    expect(asked.headers.get('access-control-allow-credentials')).toBe(null)
  })

  it('does not let a site that one community registered act in another', async () => {
    const token = await signIn(other.residents[0]!, host)
    const asked = await act('propose', { ...proposal(), zone: other.zone }, { as: token, from: host })
    expect(answerIn(asked).refusal.code).toBe('origin-not-registered')
  })

  it('no longer lets a site act once it is taken off the list', async () => {
    const gone = 'https://gone.example.org'
    await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin: gone, allowed: true })
    const token = await signIn(world.residents[0]!, gone)
    expect(answerIn(await act('propose', proposal(), { as: token, from: gone })).ok).toBe(true)
    await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin: gone, allowed: false })
    expect(answerIn(await act('propose', proposal(), { as: token, from: gone })).refusal.code).toBe(
      'origin-not-registered',
    )
  })

  it('takes a token for nothing on another site than its own', async () => {
    const token = await signIn(world.residents[0]!, ownOrigin)
    expect(answerIn(await act('propose', proposal(), { as: token, from: host })).refusal.code).toBe(
      'not-signed-in',
    )
    expect(answerIn(await act('propose', proposal(), { as: token, from: ownOrigin })).ok).toBe(true)
  })

  it('keeps the communities apart: ids of another are unknown', async () => {
    const token = await signIn(world.residents[0]!)
    const asked = await act('propose', { ...proposal(), zone: other.zone }, { as: token })
    expect(answerIn(asked).refusal.code).toBe('unknown-zone')
    const strange = await act('propose', { ...proposal(), household: other.households[0] }, { as: token })
    expect(answerIn(strange).refusal.code).toBe('unknown-household')
  })

  it('lets a role reach as far as it was granted', async () => {
    const token = await signIn(world.residents[0]!)
    expect(
      answerIn(
        await act(
          'addZone',
          { zone: world.zone, below: `${world.zone}.x`, level: 'grid', name: 'x' },
          { as: token },
        ),
      ).refusal.code,
    ).toBe('not-your-role')
  })

  it('does an act once, however often it is sent', async () => {
    const token = await signIn(world.residents[0]!, host)
    const body = { key: 'sent-more-than-once', input: proposal() }
    const first = await server.ask('/trpc/act.propose', { as: token, from: host, body })
    const again = await server.ask('/trpc/act.propose', { as: token, from: host, body })
    expect(answerIn(first).ok).toBe(true)
    expect(answerIn(again)).toEqual(answerIn(first))
  })

  it('has no route to what the system alone does', async () => {
    const token = await signIn(world.admin)
    for (const name of ['found', 'closeStage', 'toString', '__proto__', 'nothing']) {
      const asked = await act(name, { zone: world.tenant }, { as: token })
      expect([name, asked.status]).toEqual([name, 404])
      expect(asked.json.error.data.refusal.code).toBe('not-available')
    }
  })

  it.each([
    ['no JSON at all', '{"key":', 'application/json'],
    ['nothing', 'null', 'application/json'],
    ['a list', '[1,2]', 'application/json'],
    ['JSON nested 100,000 deep', '['.repeat(100_000), 'application/json'],
    ['an unknown type of body', 'zone=a', 'application/x-www-form-urlencoded'],
  ])('answers %s with a code and never with a stack', async (_, raw, type) => {
    const token = await signIn(world.residents[0]!)
    for (const path of ['/trpc/act.propose', '/auth/password']) {
      const asked = await server.ask(path, { as: token, raw, type })
      const refusal = asked.json.refusal ?? asked.json.error?.data?.refusal ?? answerIn(asked).refusal
      expect(refusal.code).toBe('input-invalid')
      expect(asked.text).not.toMatch(/\bat |node_modules|\.ts|Error/)
    }
  })

  it('refuses a text of a megabyte before it is read', async () => {
    const token = await signIn(world.residents[0]!)
    const asked = await act('propose', { ...proposal(), body: '长'.repeat(350_000) }, { as: token })
    expect(asked.status).toBe(413)
    expect(asked.json).toEqual({
      ok: false,
      refusal: { code: 'too-large' },
      error: { code: 'too-large' },
    })
    const tooLong = await act('propose', { ...proposal(), body: '长'.repeat(50_000) }, { as: token })
    expect(answerIn(tooLong).refusal).toEqual({ code: 'too-large', path: 'body' })
  })

  it('refuses a batch that is too large, and a form that any site could post', async () => {
    const path = Array.from({ length: 21 }, () => 'act.propose').join(',')
    expect((await server.ask(`/trpc/${path}?batch=1`, { body: {} })).status).toBe(400)
    const form = new FormData()
    form.set('key', 'from-a-form')
    const asked = await server.ask('/trpc/act.propose', { raw: form, from: stranger })
    expect(asked.json?.result?.data?.ok ?? false).toBe(false)
  })

  it('counts calls, not requests', async () => {
    const limited = await openTestServer(db(), { limits: { act: 3, read: 3, 'sign-in': 2, 'look-up': 2 } })
    const batch = Object.fromEntries([0, 1, 2, 3, 4].map((i) => [i, { key: `batched-${i}`, input: null }]))
    const asked = await limited.ask(`/trpc/${Array(5).fill('act.propose').join(',')}?batch=1`, {
      body: batch,
    })
    const codes = asked.json.map(
      (one: { result: { data: { refusal: { code: string } } } }) => one.result.data.refusal.code,
    )
    expect(codes.filter((code: string) => code === 'busy')).toHaveLength(2)
    for (const status of [401, 401, 429]) {
      const body = { zone: world.zone, login: 'nobody', password: 'nothing' }
      expect((await limited.ask('/auth/password', { body })).status).toBe(status)
    }
    await limited.close()
  })

  it('answers what is not there with a code', async () => {
    const asked = await server.ask('/nothing/here')
    expect([asked.status, asked.json.error.code]).toEqual([404, 'not-available'])
  })

  it('lets any site ask beforehand, and never lends it credentials', async () => {
    const response = await fetch(`${server.url}/trpc/act.propose`, {
      method: 'OPTIONS',
      headers: {
        origin: stranger,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
    expect(response.headers.get('access-control-allow-credentials')).toBe(null)
  })

  it('lets other sites load from it and opens popups that can speak', async () => {
    const { headers } = await server.ask('/health')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe(null)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('has no demo routes where it is no demo', async () => {
    expect((await server.ask('/demo/people')).status).toBe(404)
    expect((await server.ask('/demo/sign-in', { body: { person: world.admin.person } })).status).toBe(404)
  })

  it('writes no token, no query and no text of anybody into its log', async () => {
    const token = await signIn(world.residents[0]!)
    await act('propose', { ...proposal(), title: '不该出现在日志里' }, { as: token })
    await server.ask(`/trpc/read.me?input=${encodeURIComponent('{"zone":"secret-zone"}')}`, { as: token })
    await server.ask('/auth/password', {
      body: { zone: world.zone, login: 'somebody', password: 'a-secret-password' },
    })
    const log = server.log.filter((line) => line.includes('answered')).join('')
    expect(log).toContain('/trpc/act.propose')
    for (const word of [token, 'Bearer', 'secret-zone', 'a-secret-password', '日志', '127.0.0.1'])
      expect(log).not.toContain(word)
  })

  it('in a demo moves the clock on, closes what is due and signs anybody in', async () => {
    const demo = await openTestServer(db(), { demo: true })
    const { json } = await demo.ask('/demo/people')
    const admin = json.people.find((one: { person: string }) => one.person === world.admin.person)
    expect(admin.roles).toEqual([{ role: 'admin', zone: world.tenant }])
    const signed = await demo.ask('/demo/sign-in', { body: { person: world.residents[0]!.person } })
    expect(signed.json).toMatchObject({ tenant: world.tenant, person: world.residents[0]!.person })
    const foreign = await demo.ask('/demo/sign-in', { body: { person: admin.person }, from: stranger })
    expect(foreign.json.refusal.code).toBe('origin-not-registered')
    const before = await readNow(db())
    const moved = await demo.ask('/demo/clock', { body: { days: 2 } })
    expect(Date.parse(moved.json.now)).toBe(before.getTime() + 2 * 86_400_000)
    await moveClock(db(), before)
    expect((await demo.ask('/demo/clock', { body: { days: -1 } })).status).toBe(400)
    await demo.close()
  })
})
