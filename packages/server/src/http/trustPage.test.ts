import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { openOwnersPoll } from '../testing/polls.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

let open: Awaited<ReturnType<typeof openTestDb>>
let server: TestServer
let world: World
beforeAll(async () => {
  open = await openTestDb('pglite')
  server = await openTestServer(open.db)
  world = await makeWorld(open.db, { households: 1, residents: 1, councillors: 0 })
})
afterAll(async () => {
  await server?.close()
  await open?.close()
})

it('says in both languages, without a script, what operator and site could still do, and where to check', async () => {
  const words = {
    zh: ['还能做什么', '防不住', '58.37', '签了名的承诺'],
    en: ['could still do', 'cannot be prevented', '58.37', 'signed promise'],
  }
  for (const [lang, expected] of Object.entries(words)) {
    const { status, text } = await server.ask(`/c/${world.zone}/trust?lang=${lang}`, { from: null })
    expect(status).toBe(200)
    for (const one of expected) expect([lang, one, text.includes(one)]).toEqual([lang, one, true])
    expect(text).not.toContain('<script')
    expect(text).toContain(`/verify#${ownOrigin}/log/${world.tenant}`)
    expect(text).toContain(`/c/${world.zone}/receipt`)
  }
})

it('is led to by the page of every poll', async () => {
  const { poll } = await openOwnersPoll(world)
  for (const page of [`/v/${poll}`, `/c/${world.zone}/polls/${poll}`])
    expect((await server.ask(page, { from: null })).text).toContain(`/c/${world.zone}/trust`)
})
