import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RefusalThrown } from '../refusalThrown.ts'
import { type Making, shedLoad } from './shedLoad.ts'

describe('a server that has no room left', () => {
  let app: FastifyInstance
  let release: () => void
  let making: Making
  beforeEach(async () => {
    app = Fastify()
    making = shedLoad(app, { cast: 3, act: 1, read: 2 })
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const wait = async () => {
      await gate
      return 'done'
    }
    app.get('/page', wait)
    app.get('/health', async () => 'ok')
    app.get('/board/:file', async () => 'remembered')
    app.get('/v/poll.json', async () => 'remembered')
    app.get('/widget/v1/yishi.js', async () => 'ok')
    app.post('/trpc/act.propose', wait)
    app.post('/trpc/act.cast', wait)
    await app.ready()
  })
  afterEach(() => app.close())
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

  it('turns reads and acts away with 503 and when to come again, and still takes ballots', async () => {
    const inside = [
      app.inject('/page'),
      app.inject('/page'),
      app.inject({ method: 'POST', url: '/trpc/act.propose', payload: {} }),
    ]
    for (const one of inside) one.catch(() => {})
    await settle()
    const page = await app.inject('/page')
    expect(page.statusCode).toBe(503)
    expect(page.headers['retry-after']).toBe('2')
    expect(page.json()).toMatchObject({ ok: false, refusal: { code: 'busy', params: { seconds: 2 } } })
    const act = await app.inject({ method: 'POST', url: '/trpc/act.propose', payload: {} })
    expect(act.statusCode).toBe(503)
    for (const path of ['/health', '/widget/v1/yishi.js'])
      expect((await app.inject(path)).statusCode).toBe(200)
    const ballot = app.inject({ method: 'POST', url: '/trpc/act.cast', payload: {} })
    await settle()
    release()
    expect((await ballot).body).toBe('done')
    for (const one of await Promise.all(inside)) expect(one.body).toBe('done')
  })

  it('answers what is remembered, and has it made only where there is room', async () => {
    const first = app.inject('/page')
    first.catch(() => {})
    await settle()
    for (const path of ['/board/yiguang.json', '/v/poll.json'])
      expect((await app.inject(path)).body).toBe('remembered')
    expect(await making(async () => 'made')).toBe('made')
    const page = app.inject('/page')
    page.catch(() => {})
    await settle()
    await expect(making(async () => 'made')).rejects.toBeInstanceOf(RefusalThrown)
    release()
    await Promise.all([first, page])
    await expect.poll(() => making(async () => 'made').catch(() => 'busy')).toBe('made')
    await expect(making(() => Promise.reject(new Error('fault')))).rejects.toThrow('fault')
    for (let i = 0; i < 3; i++) expect(await making(async () => i)).toBe(i)
  })

  it('lets pages in one at a time while a crowd casts, and lets the crowd breathe after each', async () => {
    await app.close()
    app = Fastify()
    shedLoad(app, { cast: 100, act: 1, read: 50 })
    const casting = new Promise<void>((resolve) => {
      release = resolve
    })
    let slowly = false
    let read = () => {}
    const reading = new Promise<void>((resolve) => {
      read = resolve
    })
    app.get('/page', async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      return 'read'
    })
    app.get('/slow', () => {
      slowly = true
      return reading.then(() => 'read')
    })
    app.get('/trpc/read.receipt', async () => 'proof')
    app.post('/trpc/act.cast', () => casting.then(() => 'done'))
    const page = async () => (await app.inject('/page')).statusCode
    const cast = () => app.inject({ method: 'POST', url: '/trpc/act.cast', payload: {} })
    const few = Array.from({ length: 7 }, async () => cast())
    await settle()
    expect(await Promise.all([page(), page(), page()])).toEqual([200, 200, 200])
    few.push((async () => cast())())
    await settle()
    await expect.poll(page).toBe(200)
    // For as long as four pages take.
    const turned: number[] = []
    for (let status = await page(); status !== 200; status = await page()) {
      turned.push(status)
      await settle()
    }
    expect(new Set(turned)).toEqual(new Set([503]))
    // Somebody who reads slowly keeps the others out for a second, not for as long as it takes.
    let slow = app.inject('/slow').then(({ statusCode }) => statusCode)
    for (; !slowly; await settle()) slow = app.inject('/slow').then(({ statusCode }) => statusCode)
    expect(await page()).toBe(503)
    for (let i = 0; i < 5; i++) expect((await app.inject('/trpc/read.receipt')).body).toBe('proof')
    await expect.poll(page, { timeout: 5000 }).toBe(200)
    read()
    expect(await slow).toBe(200)
    release()
    await Promise.all(few)
    // Between two groups of ballots nobody is inside, and the crowd is still there.
    expect(await Promise.all([page(), page()])).toContain(503)
    await expect.poll(() => Promise.all([page(), page(), page()]), { timeout: 5000 }).toEqual([200, 200, 200])
  })

  it('lets the next in as soon as one has left', async () => {
    const inside = [app.inject('/page'), app.inject('/page')]
    for (const one of inside) one.catch(() => {})
    await settle()
    expect((await app.inject('/page')).statusCode).toBe(503)
    release()
    await Promise.all(inside)
    await expect.poll(async () => (await app.inject('/page')).statusCode).toBe(200)
    for (let i = 0; i < 5; i++) expect((await app.inject('/page')).statusCode).toBe(200)
  })
})
