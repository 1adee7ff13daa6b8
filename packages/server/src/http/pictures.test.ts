import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { openOwnersPoll } from '../testing/polls.ts'
import { toNotice } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { openTestServer, type TestServer } from './testing.ts'

describe('a notice, a poll or a matter as a picture', () => {
  let open: Awaited<ReturnType<typeof openTestDb>>
  let server: TestServer
  let world: World
  let notice: string
  let poll: string
  let proposal: string

  const take = async (path: string) => Buffer.from(await (await fetch(server.url + path)).arrayBuffer())

  beforeAll(async () => {
    open = await openTestDb('pglite')
    server = await openTestServer(open.db)
    world = await makeWorld(open.db)
    const matter = await toNotice(world)
    proposal = matter.proposal
    notice = await publishPlan(world, matter)
    poll = (await openOwnersPoll(world)).poll
  })
  afterAll(async () => {
    await server.close()
    await open.close()
  })

  it('is refused by a code where there is none', async () => {
    for (const [path, code] of [
      ['/n/nothing.png', 'unknown-notice'],
      ['/v/nothing.png', 'unknown-poll'],
      [`/v/${notice}.png`, 'unknown-poll'],
      [`/p/${poll}.png`, 'unknown-proposal'],
    ]) {
      const { status, json } = await server.ask(path!, { from: null })
      expect([path, status, json.refusal.code]).toEqual([path, 404, code])
    }
  })

  it('is a PNG as wide as a telephone shows it whole, with something on it', async () => {
    for (const path of [`/n/${notice}.png`, `/v/${poll}.png`, `/p/${proposal}.png`]) {
      const png = await take(path)
      const { format, width, height } = await sharp(png).metadata()
      expect([format, width]).toEqual(['png', 750])
      expect(height).toBeGreaterThan(700)
      expect(height).toBeLessThan(9000)
      const { channels } = await sharp(png).greyscale().stats()
      expect(channels[0]!.min).toBeLessThan(60)
      expect(channels[0]!.mean).toBeGreaterThan(180)
      expect(png.length).toBeLessThan(400_000)
    }
  })

  it('is a card of a link, which every page names, square and with its title on it', async () => {
    for (const path of [`/n/${notice}`, `/n/${notice}/poster`, `/v/${poll}`, `/p/${proposal}`]) {
      const { text } = await server.ask(path, { from: null })
      const [, image = ''] = /<meta property="og:image" content="([^"]+)">/.exec(text) ?? []
      const { pathname, search } = new URL(image.replace(/&amp;/g, '&'))
      expect(pathname, path).toBe(`${path.replace('/poster', '')}.png`)
      const png = await take(pathname + search)
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 750, height: 750 })
      const { channels } = await sharp(png).greyscale().stats()
      expect(channels[0]!.min).toBeLessThan(60)
      expect(png.length).toBeLessThan(60_000)
    }
  })

  it('speaks the language that is asked for', async () => {
    const [zh, en] = [await take(`/n/${notice}.png`), await take(`/n/${notice}.png?lang=en`)]
    expect(zh.equals(en)).toBe(false)
  })

  it('is not sent again to whom it has not changed for', async () => {
    const first = await server.ask(`/n/${notice}.png`, { from: null })
    const etag = first.headers.get('etag')!
    expect(first.headers.get('content-type')).toBe('image/png')
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    const again = await server.ask(`/n/${notice}.png`, { from: null, headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(again.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })
})
