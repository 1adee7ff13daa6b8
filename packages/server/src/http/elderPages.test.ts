import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { openTestServer, type TestServer } from './testing.ts'

describe('the switch for 长辈版', () => {
  let open: Awaited<ReturnType<typeof openTestDb>>
  let server: TestServer
  let world: World
  beforeAll(async () => {
    open = await openTestDb('pglite')
    server = await openTestServer(open.db)
    world = await makeWorld(open.db)
  })
  afterAll(async () => {
    await server.close()
    await open.close()
  })

  it('stands on no page that somebody else frames', async () => {
    const { text } = await server.ask(`/embed/board/${world.zone}`, { from: null })
    expect(text).not.toContain('yishi-elder-switch')
  })

  it('stands at the head of every page of a zone that has elements', async () => {
    for (const path of ['', 'council', 'mine', 'sign-in', 'receipt']) {
      const { text } = await server.ask(`/c/${world.zone}/${path}`, { from: null })
      expect(text.split('</header>')[0], path).toContain('<yishi-elder-switch>')
    }
  })
})
