import { get, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../auth/sessions.ts'
import { onBothDatabases } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { openHouseholdPoll } from '../testing/polls.ts'
import { toNotice } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

/** An answer as it came over the wire; `fetch` would unpack it. */
function askRaw(
  url: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }))
    }).on('error', reject)
  })
}

onBothDatabases('plain reads', (db) => {
  let world: World
  let other: World
  let voting: World
  let server: TestServer
  let notice: string
  let poll: string
  const from = 'https://anywhere.example.org'

  beforeAll(async () => {
    server = await openTestServer(db())
    voting = await makeWorld(db())
    poll = (await openHouseholdPoll(voting)).poll
    world = await makeWorld(db())
    other = await makeWorld(db(), { residents: 0, councillors: 0 })
    notice = await publishPlan(world, await toNotice(world))
  })
  afterAll(() => server.close())

  it('answer what is not there, or not asked rightly, with a code', async () => {
    const codeOf = async (path: string) => (await server.ask(path)).json.refusal.code
    expect(await codeOf('/board/nowhere.json')).toBe('unknown-zone')
    expect(await codeOf(`/board/${world.zone}.nothing.json`)).toBe('unknown-zone')
    expect(await codeOf(`/board/${world.zone},${other.zone}.json`)).toBe('unknown-zone')
    expect(await codeOf(`/board/${world.zone}.json?limit=1000`)).toBe('input-invalid')
    expect(await codeOf(`/board/${world.zone}.json?kind=gossip`)).toBe('input-invalid')
    expect(await codeOf('/board/%00.json')).toBe('input-invalid')
    expect(await codeOf('/n/nothing.json')).toBe('unknown-notice')
    expect((await server.ask(`/n/${notice}.xml`)).status).toBe(404)
    expect((await server.ask(`/board/${world.zone}.xml`)).status).toBe(404)
  })

  it('give the board of one zone or several to any page without a token', async () => {
    const one = await server.ask(`/board/${world.zone}.json`, { from })
    expect(one.headers.get('access-control-allow-origin')).toBe('*')
    expect(one.json).toMatchObject({ current: 1, items: [{ id: notice, href: `/n/${notice}` }] })
    const several = await server.ask(`/board/${world.zone}%20${world.tenant}.json?limit=5&past=`)
    expect(several.json.zones).toHaveLength(2)
    expect((await server.ask(`/board/${world.zone}.json?past=true`)).json.items).toEqual([])
  })

  it('run as no page, are nothing else than they say, and are read from any site, like the log', async () => {
    for (const path of [`/board/${world.zone}.json`, `/log/${world.tenant}/checkpoint`]) {
      const { headers } = await server.ask(path, { from })
      expect(headers.get('access-control-allow-origin'), path).toBe('*')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('cross-origin')
      expect(headers.get('content-security-policy'), path).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('strict-transport-security'), path).toContain('max-age')
    }
  })

  it('are not sent again to whom they have not changed for', async () => {
    for (const path of [`/board/${world.zone}.json`, `/n/${notice}.json`]) {
      const etag = (await server.ask(path)).headers.get('etag')!
      const again = await server.ask(path, { headers: { 'if-none-match': etag } })
      expect([again.status, again.text]).toEqual([304, ''])
      expect((await server.ask(path, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
    }
  })

  it('are packed as the reader takes them, and one who takes none gets them plain', async () => {
    const path = `/v/${poll}.json`
    const raw = (encoding: string) => askRaw(`${server.url}${path}`, { 'accept-encoding': encoding })
    const plain = await raw('identity')
    expect(plain.headers['content-encoding']).toBe('identity')
    const { now: _, ...lasting } = JSON.parse(plain.body.toString())
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
      ['gzip, br;q=0', gunzipSync],
    ] as const) {
      const packed = await raw(encoding)
      expect(packed.headers['content-encoding']).toBe(encoding.split(',')[0])
      expect(packed.headers.vary).toContain('accept-encoding')
      expect(packed.headers.etag).toBe(plain.headers.etag)
      expect(packed.body.length).toBeLessThan(plain.body.length)
      expect(JSON.parse(unpack(packed.body).toString())).toMatchObject(lasting)
    }
  })

  it('ask the database once for all who ask within the same second, and say what has changed after it', async () => {
    const path = `/n/${notice}.json`
    const [before] = await Promise.all(Array.from({ length: 50 }, () => server.ask(path)))
    const { headers } = before!
    await db().update(t.notice).set({ title: '另一个标题' }).where(eq(t.notice.noticeId, notice))
    await expect.poll(async () => (await server.ask(path)).json.title, { timeout: 10_000 }).toBe('另一个标题')
    const changed = await server.ask(path, { headers: { 'if-none-match': headers.get('etag')! } })
    expect(changed.status).toBe(200)
  })

  it('give a poll with its turnout by its id alone, and never what is somebody’s own', async () => {
    const { json, status } = await server.ask(`/v/${poll}.json`, { from })
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: poll, turnout: expect.anything() })
    expect((await server.ask('/v/nothing.json')).json.refusal.code).toBe('unknown-poll')
    const { tenant, person } = voting.residents[0]!
    const { token } = await openSession(db(), { tenant, person, origin: ownOrigin, via: 'pin' })
    const { now: _, ...visitor } = json
    expect((await server.ask(`/v/${poll}.json`, { as: token })).json).toMatchObject(visitor)
  })

  it('give a notice whole by its id alone, as a visitor sees it', async () => {
    const { json } = await server.ask(`/n/${notice}.json`, { from })
    expect(json).toMatchObject({ id: notice, zone: world.zone, state: expect.any(String) })
  })
})
