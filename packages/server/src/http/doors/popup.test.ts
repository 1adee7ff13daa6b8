import { createHash, randomBytes } from 'node:crypto'
import * as t from '@yishi/schema/tables'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acts } from '../../acts/index.ts'
import { openSession } from '../../auth/sessions.ts'
import { moveClock, readNow } from '../../db/clock.ts'
import { onBothDatabases } from '../../db/testing.ts'
import { doAct, makeWorld, type World } from '../../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from '../testing.ts'

const host = 'https://community.example.org'
const second = 'https://second.example.org'
const stranger = 'https://stranger.example.org'

onBothDatabases('the popup', (db) => {
  let world: World
  let other: World
  let server: TestServer
  let token = ''

  const makePkce = () => {
    const verifier = randomBytes(32).toString('base64url')
    return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
  }
  const grant = async (body: object, { as = token, from = ownOrigin }: { as?: string; from?: string } = {}) =>
    (await server.ask('/auth/popup/grant', { as, from, body: { zone: world.zone, origin: host, ...body } }))
      .json
  const redeem = async (body: object, from = host) =>
    (await server.ask('/auth/popup/redeem', { from, body: { zone: world.zone, ...body } })).json
  const codeOf = ({ refusal }: { refusal?: { code: string; path?: string } }) =>
    refusal && [refusal.code, ...(refusal.path === undefined ? [] : [refusal.path])].join(' ')
  /** A code as the page gets it, and the verifier that goes with it. */
  const granted = async () => {
    const { verifier, challenge } = makePkce()
    return { verifier, code: (await grant({ challenge })).value.code as string }
  }
  const me = async (as: string, from: string) => {
    const input = encodeURIComponent(JSON.stringify({ zone: world.zone }))
    const { json } = await server.ask(`/trpc/read.me?input=${input}`, { as, from })
    return json.result?.data ?? json.error.data.refusal
  }
  const signIn = (of: World, origin: string, freshAt?: Date) => {
    const { tenant, person } = of.clerk
    return openSession(db(), { tenant, person, origin, via: 'password', freshAt })
  }
  const pass = async (seconds: number) =>
    moveClock(db(), new Date((await readNow(db())).getTime() + seconds * 1000))

  beforeAll(async () => {
    server = await openTestServer(db())
    world = await makeWorld(db(), { residents: 1, councillors: 0 })
    other = await makeWorld(db(), { residents: 1, councillors: 0 })
    for (const origin of [host, second])
      await doAct(db(), acts.allowOrigin, world.admin, { zone: world.tenant, origin, allowed: true })
    token = (await signIn(world, ownOrigin)).token
  })
  afterAll(() => server.close())

  it('grants nothing to a site that is not registered, and names it', async () => {
    const { challenge } = makePkce()
    const { refusal } = await grant({ origin: stranger, challenge })
    expect(refusal).toEqual({ code: 'origin-not-registered', params: { origin: stranger } })
    for (const origin of [`${host}/`, `${host}.example.net`, 'null', '*', '', ownOrigin])
      expect((await grant({ origin, challenge })).ok).toBe(false)
  })

  it('grants nothing without a challenge, or for one that no hash gives', async () => {
    expect(codeOf(await grant({}))).toBe('input-invalid challenge')
    for (const challenge of ['', 'plain', 'x'.repeat(44), `${'x'.repeat(42)}=`])
      expect(codeOf(await grant({ challenge }))).toBe('input-invalid challenge')
  })

  it('grants nothing to a page that is not ours, nor without a sign-in of this community', async () => {
    const { challenge } = makePkce()
    const theirs = (await signIn(world, host)).token
    expect(codeOf(await grant({ challenge }, { as: theirs, from: host }))).toBe('not-available')
    expect(codeOf(await grant({ challenge }, { as: theirs }))).toBe('not-signed-in')
    expect(codeOf(await grant({ challenge }, { as: token, from: host }))).toBe('not-available')
    expect(codeOf(await grant({ challenge }, { as: 'x'.repeat(43) }))).toBe('not-signed-in')
    const elsewhere = (await signIn(other, ownOrigin)).token
    expect(codeOf(await grant({ challenge }, { as: elsewhere }))).toBe('not-signed-in')
  })

  it('takes a code once, whoever comes first', async () => {
    const { code, verifier } = await granted()
    const answers = await Promise.all(Array.from({ length: 6 }, () => redeem({ code, verifier })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(answers.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set(['code-used']))
  })

  it('refuses another verifier, and has used up the code', async () => {
    const { code, verifier } = await granted()
    expect(codeOf(await redeem({ code, verifier: makePkce().verifier }))).toBe('wrong-credentials verifier')
    expect(codeOf(await redeem({ code, verifier }))).toBe('code-used')
    expect(codeOf(await redeem({ code }))).toBe('input-invalid verifier')
  })

  it('refuses a code at any site but the one it was made for', async () => {
    for (const [from, why] of [
      [second, 'wrong-credentials origin'],
      [ownOrigin, 'wrong-credentials origin'],
      [stranger, 'origin-not-registered'],
    ] as const) {
      const { code, verifier } = await granted()
      expect([from, codeOf(await redeem({ code, verifier }, from))]).toEqual([from, why])
    }
  })

  it('refuses a code that is made up, changed, or of another community', async () => {
    const { code, verifier } = await granted()
    const [random, at] = code.split('.')
    expect(codeOf(await redeem({ code: 'x', verifier }))).toBe('wrong-credentials code')
    expect(codeOf(await redeem({ code: `${random}.${Number(at) + 600_000}`, verifier }))).toBe(
      'wrong-credentials code',
    )
    await doAct(db(), acts.allowOrigin, other.admin, { zone: other.tenant, origin: host, allowed: true })
    expect(codeOf(await redeem({ zone: other.zone, code, verifier }))).toBe('wrong-credentials code')
    expect((await redeem({ code, verifier })).ok).toBe(true)
  })

  it('refuses a code after a minute', async () => {
    const late = await granted()
    await pass(60)
    expect(codeOf(await redeem(late))).toBe('code-expired')
    const inTime = await granted()
    await pass(59)
    expect((await redeem(inTime)).ok).toBe(true)
  })

  it('refuses a code once its site is struck off', async () => {
    const { code, verifier } = await granted()
    const strike = { zone: world.tenant, origin: host }
    await doAct(db(), acts.allowOrigin, world.admin, { ...strike, allowed: false })
    expect(codeOf(await redeem({ code, verifier }))).toBe('origin-not-registered')
    await doAct(db(), acts.allowOrigin, world.admin, { ...strike, allowed: true })
  })

  it('gives the site a sign-in of its own, of the same person', async () => {
    const { value } = await redeem(await granted())
    expect(value).toMatchObject({ tenant: world.tenant, person: world.clerk.person })
    expect(value.token).not.toBe(token)
    expect(await me(value.token, host)).toMatchObject({ person: world.clerk.person })
    expect((await me(value.token, ownOrigin)).code).toBe('not-signed-in')
    expect((await me(value.token, second)).code).toBe('not-signed-in')
  })

  it('makes nothing fresh that was not', async () => {
    const before = new Date((await readNow(db())).getTime() - 3_600_000)
    const { verifier, challenge } = makePkce()
    const old = await signIn(world, ownOrigin, before)
    const { value } = await grant({ challenge }, { as: old.token })
    expect((await redeem({ code: value.code, verifier })).ok).toBe(true)
    const rows = await db()
      .select()
      .from(t.session)
      .where(eq(t.session.origin, host))
      .orderBy(desc(t.session.expiresAt))
      .limit(1)
    expect(rows[0]).toMatchObject({ via: 'popup', freshAt: before })
  })

  it('keeps no code in the database, and writes none into the log of requests', async () => {
    const { code, verifier } = await granted()
    const rows = await db().select().from(t.onceCode).where(eq(t.onceCode.tenantId, world.tenant))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 20))
    await redeem({ code, verifier })
    expect(server.log.join('')).not.toContain(code.slice(0, 20))
    expect(server.log.join('')).not.toContain(verifier)
  })

  const page = (query: Record<string, string>, zone = world.zone) =>
    server.ask(`/c/${zone}/popup?${new URLSearchParams(query)}`, { from: null })
  const asked = { origin: host, state: 's'.repeat(22), challenge: 'c'.repeat(43) }

  it('has a page that holds no sign-in for a site that is not registered, and tells what its webmaster has to do', async () => {
    const { status, text } = await page({ ...asked, origin: stranger })
    expect(status).toBe(403)
    expect(text).toContain(stranger)
    expect(text).not.toMatch(/yishi-sign-in|<script/)
    const english = await page({ ...asked, origin: stranger, lang: 'en' })
    expect(english.text).toContain('Its webmaster')
  })

  it('has no page for an address that is not whole, or for a place that is none', async () => {
    for (const name of ['origin', 'state', 'challenge'] as const) {
      const { [name]: _, ...rest } = asked
      for (const query of [rest, { ...asked, [name]: '"><script>alert(1)</script>' }]) {
        const { status, text } = await page(query)
        expect(status).toBe(400)
        expect(text).not.toMatch(/yishi-sign-in|<script/)
      }
    }
    expect((await page(asked, 'nowhere')).status).toBe(404)
    expect((await page(asked, '%3Cscript%3E')).status).toBe(404)
  })

  it('has a page that holds the sign-in, may speak with its opener, and runs scripts of ours alone', async () => {
    const { status, text, headers } = await page(asked)
    expect(status).toBe(200)
    expect(text).toContain(`<yishi-sign-in zone="${world.zone}" forget>`)
    expect(text).toContain(
      `data-site="${host}" data-state="${asked.state}" data-challenge="${asked.challenge}"`,
    )
    expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await server.ask('/popup.js')).headers.get('content-type')).toContain('text/javascript')
  })
})
