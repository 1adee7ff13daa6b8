import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { publishPlan } from '../testing/notices.ts'
import { toNotice } from '../testing/stages.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { boardScript } from './boardScript.ts'
import { answerFaults } from './fault.ts'
import type { Inside } from './server.ts'

const code = '/* the painter */'
const drawing = 'export const drawBoard = ({ items }) => "<ul>" + items.map(({ title }) => title) + "</ul>"'

/** The script where the server has nothing to say ahead. */
const bare = `globalThis[Symbol.for('yishi-board')]={};${code}`

describe('the script of one board', () => {
  let open: Awaited<ReturnType<typeof openTestDb>>
  let app: FastifyInstance
  let world: World
  let busy: number | null = null
  const folder = mkdtempSync(join(tmpdir(), 'yishi-board-'))
  beforeAll(async () => {
    open = await openTestDb('pglite')
    world = await makeWorld(open.db)
    await publishPlan(world, await toNotice(world))
    writeFileSync(join(folder, 'board-paint.js'), code)
    writeFileSync(join(folder, 'board-draw.js'), drawing)
    const inside = { db: open.db, spend: async () => busy, making: (make: () => unknown) => make() }
    app = fastify()
    answerFaults(app)
    await app.register(boardScript(inside as unknown as Inside, folder))
  })
  afterAll(async () => {
    await app.close()
    await open.close()
    rmSync(folder, { recursive: true })
  })

  /** What the script leaves for the board, as a page of that server would have it. */
  async function leaves(path: string): Promise<Record<string, { ok: boolean; value: unknown }>> {
    const { body } = await app.inject(path)
    const page: Record<symbol, Record<string, Promise<{ ok: boolean; json(): Promise<unknown> }>>> = {}
    const run = new Function('globalThis', 'home', body.replace('import.meta.url', 'home'))
    run(page, 'https://yishi.example.org/widget/v1/board/x.js')
    const found: Record<string, { ok: boolean; value: unknown }> = {}
    for (const [address, answer] of Object.entries(page[Symbol.for('yishi-early')] ?? {})) {
      const { ok, json } = await answer
      found[address] = { ok, value: await json() }
    }
    return found
  }

  it('is not there for what is no script', async () => {
    expect((await app.inject(`/widget/v1/board/${world.zone}.html`)).statusCode).toBe(404)
  })

  it('is refused to whoever asks too often', async () => {
    busy = 7
    expect((await app.inject(`/widget/v1/board/${world.zone}.js`)).statusCode).toBe(429)
    busy = null
  })

  it('is the painter alone where the zone is not known or the question is not right, so that the tag says so', async () => {
    for (const path of ['nowhere.js', `${world.zone}.js?kind=gossip`])
      expect((await app.inject(`/widget/v1/board/${path}`)).body).toBe(bare)
  })

  it('leaves what the painter paints, and for which address', async () => {
    const { body } = await app.inject(`/widget/v1/board/${world.zone}.js?limit=3`)
    const page: Record<symbol, unknown> = {}
    new Function('globalThis', 'home', body.replace('import.meta.url', 'home'))(page, '')
    expect(page[Symbol.for('yishi-board')]).toEqual({
      address: `/board/${world.zone}.json?kind=&limit=3`,
      html: expect.stringMatching(/^<ul>.+<\/ul>$/),
    })
  })

  it('leaves the notices under the address at which the board would ask, and then is the painter', async () => {
    const path = `/widget/v1/board/${world.zone}.js?limit=3`
    const address = `https://yishi.example.org/board/${world.zone}.json?kind=&limit=3`
    expect(await leaves(path)).toEqual({
      [address]: { ok: true, value: expect.objectContaining({ items: [expect.anything()] }) },
    })
    expect((await app.inject(path)).body.endsWith(code)).toBe(true)
  })

  it('lets no address write code', async () => {
    const { body } = await app.inject(
      `/widget/v1/board/${world.zone}.js?limit=${encodeURIComponent('"];alert(1);["')}`,
    )
    expect(body).not.toContain('"];alert(1)')
    const zone = encodeURIComponent(`${world.zone},"];alert(1);["`)
    expect((await app.inject(`/widget/v1/board/${zone}.js`)).body).toBe(bare)
  })

  it('is not sent again to whoever has it', async () => {
    const path = `/widget/v1/board/${world.zone}.js`
    const { headers } = await app.inject(path)
    const again = await app.inject({ url: path, headers: { 'if-none-match': `${headers.etag}` } })
    expect(again.rawPayload.length).toBe(0)
    expect([headers['content-type'], again.statusCode]).toEqual(['text/javascript; charset=utf-8', 304])
  })
})
