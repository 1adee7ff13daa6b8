import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { toNotice } from '../testing/stages.ts'
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

  it('is a link where there is no script, to the same page in large type and back, in both languages', async () => {
    const notice = await publishPlan(world, await toNotice(world))
    const head = async (query: string) => {
      const { text } = await server.ask(`/n/${notice}${query}`, { from: null })
      expect(text).not.toContain('<script')
      return text.split('</header>')[0]!
    }
    const usual = await head('')
    expect(usual).not.toContain('data-elder')
    expect(usual).toContain('<a class="elder" href="?lang=zh&amp;elder=1">长辈版</a>')
    const large = await head('?lang=en&elder=1')
    expect(large).toContain('<html lang="en" data-elder>')
    expect(large).toContain('<a class="elder" href="?lang=en">Usual text</a>')
  })

  it('stands on no page that is made for paper', async () => {
    const notice = await publishPlan(world, await toNotice(world))
    const { text } = await server.ask(`/n/${notice}/poster`, { from: null })
    expect(text).not.toContain('class="elder"')
  })

  it('stands at the head of every page of a zone that has elements', async () => {
    for (const path of ['', 'council', 'mine', 'sign-in', 'receipt']) {
      const { text } = await server.ask(`/c/${world.zone}/${path}`, { from: null })
      expect(text.split('</header>')[0], path).toContain('<yishi-elder-switch>')
    }
  })
})
