import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../../acts/index.ts'
import { moveClock, readNow } from '../../db/clock.ts'
import { onBothDatabases } from '../../db/testing.ts'
import { hostSigner } from '../../hostSigner.ts'
import { doAct, makeWorld, refusalOf, type World } from '../../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from '../testing.ts'

const host = 'https://community.example.org'
const second = 'https://second.example.org'
const stranger = 'https://stranger.example.org'

/** A key pair as JWKs: the public half with what is registered of it and nothing else. */
async function makeKey(alg: 'EdDSA' | 'ES256') {
  const pair = await generateKeyPair(alg, { extractable: true })
  const { kty, crv, x, y } = await exportJWK(pair.publicKey)
  return { open: { kty, crv, x, ...(y ? { y } : {}) }, own: await exportJWK(pair.privateKey) }
}

onBothDatabases('a host that vouches', (db) => {
  let world: World
  let other: World
  let server: TestServer
  let ed: { open: object; own: JWK }
  let p256: { open: object; own: JWK }
  let now = 0
  let count = 0

  /** A word as it should be, but for what a test changes in it. */
  const word = (claims: object = {}, header: object = {}, key: JWK = ed.own) => {
    const good = {
      aud: ownOrigin,
      sub: 'user-1',
      jti: `0123456789abcdef-${count++}`,
      origin: host,
      iat: now,
      exp: now + 120,
      auth_time: now - 30,
    }
    return new SignJWT({ ...good, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'main', ...header })
      .sign(key)
  }
  const knock = async (jwt: string, { from = host, zone = world.zone } = {}) =>
    (await server.ask('/auth/host', { from, body: { zone, jwt } })).json
  const refusal = async (jwt: string, how?: { from?: string; zone?: string }) => {
    const { refusal } = await knock(jwt, how)
    return refusal && [refusal.code, ...(refusal.path === undefined ? [] : [refusal.path])].join(' ')
  }
  const me = async (as: string, from = host) => {
    const input = encodeURIComponent(JSON.stringify({ zone: world.zone }))
    const { json } = await server.ask(`/trpc/read.me?input=${input}`, { as, from })
    return json.result?.data ?? json.error.data.refusal
  }
  const persons = (of: World) => db().$count(t.person, eq(t.person.tenantId, of.tenant))

  beforeAll(async () => {
    server = await openTestServer(db())
    world = await makeWorld(db(), { residents: 1, councillors: 0 })
    other = await makeWorld(db(), { residents: 1, councillors: 0 })
    ed = await makeKey('EdDSA')
    p256 = await makeKey('ES256')
    now = Math.floor((await readNow(db())).getTime() / 1000)
    const { tenant: zone, admin } = world
    for (const origin of [host, second])
      await doAct(db(), acts.allowOrigin, admin, { zone, origin, allowed: true })
    await doAct(db(), acts.addHostKey, admin, { zone, origin: host, keyId: 'main', jwk: ed.open })
    await doAct(db(), acts.addHostKey, admin, { zone, origin: host, keyId: 'p256', jwk: p256.open })
    await doAct(db(), acts.addHostKey, admin, { zone, origin: second, keyId: 'theirs', jwk: p256.open })
    await doAct(db(), acts.allowOrigin, other.admin, { zone: other.tenant, origin: host, allowed: true })
  })
  afterAll(() => server.close())

  it('is not heard at a site that is not registered, whatever it says', async () => {
    expect(await refusal(await word(), { from: stranger })).toBe('origin-not-registered')
    expect(await refusal(await word({ origin: stranger }), { from: stranger })).toBe('origin-not-registered')
  })

  it('is refused in a community where its key is not registered', async () => {
    expect(await refusal(await word(), { zone: other.zone })).toBe('wrong-credentials kid')
  })

  it('is refused for a key that nobody registered, or that another registered site did', async () => {
    expect(await refusal(await word({}, { kid: 'none' }))).toBe('wrong-credentials kid')
    expect(await refusal(await word({}, { kid: undefined }))).toBe('wrong-credentials jwt')
    const theirs = await word({}, { kid: 'theirs', alg: 'ES256' }, p256.own)
    expect(await refusal(theirs)).toBe('wrong-credentials kid')
    expect(await refusal(await word(), { from: second })).toBe('wrong-credentials kid')
    expect(await refusal(await word(), { from: ownOrigin })).toBe('wrong-credentials kid')
  })

  it('is refused when it is signed by another key, by another algorithm, or not at all', async () => {
    const forger = await makeKey('EdDSA')
    expect(await refusal(await word({}, {}, forger.own))).toBe('wrong-credentials jwt')
    expect(await refusal(await word({}, { kid: 'main', alg: 'ES256' }, p256.own))).toBe(
      'wrong-credentials jwt',
    )
    const claims = JSON.parse(Buffer.from((await word()).split('.')[1]!, 'base64url').toString())
    const [, payload] = new UnsecuredJWT(claims).encode().split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'main' })).toString('base64url')
    expect(await refusal(`${header}.${payload}.`)).toBe('wrong-credentials jwt')
    const secret = new TextEncoder().encode(JSON.stringify(ed.open))
    const hs = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'main' }).sign(secret)
    expect(await refusal(hs)).toBe('wrong-credentials jwt')
    const [head, , signature] = (await word()).split('.')
    const exchanged = Buffer.from(JSON.stringify({ ...claims, sub: 'user-2' })).toString('base64url')
    expect(await refusal(`${head}.${exchanged}.${signature}`)).toBe('wrong-credentials jwt')
    for (const rubbish of ['', 'a', 'a.b.c', '..', 'é'.repeat(9), `${'x'.repeat(3990)}`])
      expect(await refusal(rubbish)).toBe('wrong-credentials jwt')
    expect(await refusal('x'.repeat(4001))).toBe('input-invalid jwt')
  })

  it('is refused when it was meant for somebody else', async () => {
    for (const aud of [
      'https://elsewhere.example.org',
      [ownOrigin, 'https://elsewhere.example.org'],
      undefined,
    ])
      expect([aud, await refusal(await word({ aud }))]).toEqual([aud, 'wrong-credentials aud'])
    for (const origin of [stranger, second, `${host}/`, undefined])
      expect([origin, await refusal(await word({ origin }))]).toEqual([origin, 'wrong-credentials origin'])
  })

  it('is refused before and after its time, and when it would hold for long', async () => {
    expect(await refusal(await word({ iat: now - 200, exp: now - 40 }))).toBe('code-expired exp')
    expect(await refusal(await word({ exp: now + 301 }))).toBe('wrong-credentials exp')
    expect(await refusal(await word({ exp: undefined }))).toBe('wrong-credentials exp')
    expect(await refusal(await word({ iat: undefined }))).toBe('wrong-credentials iat')
    expect(await refusal(await word({ iat: now + 60, exp: now + 100 }))).toBe('wrong-credentials iat')
    expect(await refusal(await word({ nbf: now + 60 }))).toBe('wrong-credentials nbf')
    expect(await refusal(await word({ auth_time: now + 60 }))).toBe('wrong-credentials auth_time')
    for (const auth_time of [undefined, -1, 1.5, `${now}`, 1e300])
      expect([auth_time, await refusal(await word({ auth_time }))]).toEqual([
        auth_time,
        'wrong-credentials auth_time',
      ])
  })

  it('is refused without a subject or a number of its own that can be told from any other', async () => {
    for (const sub of [undefined, '', 'a\u0000b', '\ud800', '用户', 'x'.repeat(151)])
      expect([sub, await refusal(await word({ sub }))]).toEqual([sub, 'wrong-credentials sub'])
    for (const jti of [undefined, '', 'short', 'x'.repeat(201)])
      expect([jti, await refusal(await word({ jti }))]).toEqual([jti, 'wrong-credentials jti'])
  })

  it('leaves nobody behind by a refused word', async () => {
    const before = await persons(world)
    await refusal(await word({ sub: 'never', aud: 'x' }))
    await refusal(await word({ sub: 'never', exp: now + 301 }))
    expect(await persons(world)).toBe(before)
  })

  it('counts once, also when the same word comes many times at once', async () => {
    const jwt = await word({ sub: 'hurried' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => knock(jwt)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer.refusal).toEqual({ code: 'code-used', path: 'jti' })
    expect(await refusal(jwt)).toBe('code-used jti')
  })

  it('brings in whom nobody knew, without a household, and finds them again', async () => {
    const before = await persons(world)
    const first = await knock(await word({ sub: 'user-7', name: '住户庚' }))
    expect(first.value).toMatchObject({ tenant: world.tenant, token: expect.stringMatching(/^[\w-]{43}$/) })
    expect(await me(first.value.token)).toMatchObject({ name: '住户庚', households: [], grants: [] })
    expect((await me(first.value.token, ownOrigin)).code).toBe('not-signed-in')
    const again = await knock(
      await word({ sub: 'user-7', name: '另名' }, { kid: 'p256', alg: 'ES256' }, p256.own),
    )
    expect(again.value.person).toBe(first.value.person)
    const elsewhere = await knock(await word({ sub: 'user-8' }))
    expect(elsewhere.value.person).not.toBe(first.value.person)
    expect(await persons(world)).toBe(before + 2)
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.act, 'admit'))
    expect(entry!.body).not.toContain('user-')
    expect(JSON.parse(entry!.body).open).toEqual({})
  })

  it('makes one person of two words that speak of the same newcomer at once', async () => {
    const words = await Promise.all(Array.from({ length: 5 }, () => word({ sub: 'twice-at-once' })))
    const answers = await Promise.all(words.map((jwt) => knock(jwt)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(new Set(answers.map(({ value }) => value.person)).size).toBe(1)
  })

  it('does not bring back whoever has left', async () => {
    const { value } = await knock(await word({ sub: 'gone' }))
    await db()
      .update(t.person)
      .set({ deletedAt: await readNow(db()) })
      .where(eq(t.person.personId, value.person))
    expect(await refusal(await word({ sub: 'gone' }))).toBe('unknown-person')
  })

  it('makes a sign-in as fresh as the one at the site, and never fresher', async () => {
    const freshOf = async (auth_time: number) => {
      const { value } = await knock(await word({ auth_time }))
      const [row] = await db()
        .select()
        .from(t.session)
        .where(eq(t.session.userId, value.person))
        .orderBy(t.session.freshAt)
      await db().delete(t.session).where(eq(t.session.userId, value.person))
      return [row!.via, row!.freshAt.getTime() / 1000]
    }
    expect(await freshOf(now - 7200)).toEqual(['host', now - 7200])
    expect(await freshOf(now + 20)).toEqual(['host', now])
  })

  it('is no longer heard once its key or its site is struck off', async () => {
    const { tenant: zone, admin } = world
    await doAct(db(), acts.allowOrigin, admin, { zone, origin: host, allowed: false })
    expect(await refusal(await word())).toBe('origin-not-registered')
    await doAct(db(), acts.allowOrigin, admin, { zone, origin: host, allowed: true })
    expect(await refusal(await word())).toBe(undefined)
    await doAct(db(), acts.removeHostKey, admin, { zone, keyId: 'main' })
    expect(await refusal(await word())).toBe('wrong-credentials kid')
    expect(
      await refusalOf(db(), acts.addHostKey, admin, { zone, origin: host, keyId: 'main', jwk: ed.open }),
    ).toBe('already-exists')
  })

  it('may use the signer for Node, with either kind of key', async () => {
    const at = () => new Date(now * 1000)
    const { tenant: zone, admin } = world
    await doAct(db(), acts.addHostKey, admin, { zone, origin: host, keyId: 'ed2', jwk: ed.open })
    const shared = { origin: host, audience: ownOrigin, now: at }
    for (const [keyId, key] of [
      ['ed2', ed.own],
      ['p256', p256.own],
    ] as const) {
      const jwt = await hostSigner({ ...shared, keyId, key })({ sub: keyId, signedInAt: at(), name: '戊' })
      const { value } = await knock(jwt)
      expect(await me(value.token)).toMatchObject({ name: '戊' })
    }
  })

  it('leaves neither its word nor its subject in the log of requests', async () => {
    const log = server.log.join('')
    for (const trace of ['eyJ', 'user-7', '住户庚']) expect(log).not.toContain(trace)
  })

  it('throws away what it remembered of words that are long over', async () => {
    const kept = () => db().$count(t.onceCode, eq(t.onceCode.tenantId, world.tenant))
    expect(await kept()).toBeGreaterThan(10)
    await moveClock(db(), new Date((now + 7200) * 1000))
    now += 7200
    await knock(await word({}, { kid: 'ed2' }))
    expect(await kept()).toBe(1)
  })
})
