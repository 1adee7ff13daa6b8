import { afterAll, beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { toNotice } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { openTestServer, type TestServer } from './testing.ts'

onBothDatabases('plain reads', (db) => {
  let world: World
  let other: World
  let server: TestServer
  let notice: string
  const from = 'https://anywhere.example.org'

  beforeAll(async () => {
    server = await openTestServer(db())
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

  it('are not sent again to whom they have not changed for', async () => {
    for (const path of [`/board/${world.zone}.json`, `/n/${notice}.json`]) {
      const etag = (await server.ask(path)).headers.get('etag')!
      const again = await server.ask(path, { headers: { 'if-none-match': etag } })
      expect([again.status, again.text]).toEqual([304, ''])
      expect((await server.ask(path, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
    }
  })

  it('give a notice whole by its id alone, as a visitor sees it', async () => {
    const { json } = await server.ask(`/n/${notice}.json`, { from })
    expect(json).toMatchObject({ id: notice, zone: world.zone, state: expect.any(String) })
  })
})
