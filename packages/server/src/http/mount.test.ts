import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { openTestDb } from '../db/testing.ts'
import { buildServer, mountYishi } from './server.ts'

it('leaves the rest of somebody’s own server as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  const open = await openTestDb('pglite')
  const app = Fastify()
  app.setNotFoundHandler((_, reply) => reply.code(404).send('theirs'))
  app.get('/theirs', async () => {
    throw new Error('their fault')
  })
  await app.register(
    mountYishi({
      db: open.db,
      config: {
        host: '127.0.0.1',
        port: 1,
        databaseUrl: null,
        folder,
        origin: 'https://yishi.example.org',
        demo: false,
        trustProxy: false,
        metricsPort: null,
        logLevel: 'silent',
      },
    }),
  )
  const their = await app.inject('/theirs')
  expect(their.json()).toMatchObject({ message: 'their fault' })
  expect(their.headers['content-security-policy']).toBe(undefined)
  expect((await app.inject('/nothing')).body).toBe('theirs')
  const health = await app.inject('/health')
  expect(health.headers['access-control-allow-origin']).toBe('*')
  const large = { method: 'POST', url: '/trpc/act.propose', payload: { text: 'x'.repeat(300_000) } } as const
  expect((await app.inject(large)).statusCode).toBe(413)
  const many = Array.from({ length: 15 }, () => 'act.propose').join(',')
  const batch = await app.inject({ method: 'POST', url: `/trpc/${many}?batch=1`, payload: {} })
  expect(batch.json()).toHaveLength(15)
  await app.close()
  await open.close()
  rmSync(folder, { recursive: true })
})

it('answers inside a plain Node server beside what that one serves itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yishi-'))
  const open = await openTestDb('pglite')
  const config = {
    host: '127.0.0.1',
    port: 1,
    databaseUrl: null,
    folder,
    origin: 'https://yishi.example.org',
    demo: false,
    trustProxy: false,
    metricsPort: null,
    logLevel: 'silent' as const,
  }
  // As in docs/operating.md.
  const yishi = await buildServer({ db: open.db, config })
  await yishi.ready()
  const server = createServer((request, response) =>
    request.url === '/theirs' ? response.end('theirs') : yishi.routing(request, response),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await (await fetch(`${at}/theirs`)).text()).toBe('theirs')
  expect(await (await fetch(`${at}/ready`)).json()).toEqual({ ok: true })
  const refused = await fetch(`${at}/trpc/act.propose`, { method: 'POST', body: '{}' })
  expect(refused.status).toBe(415)
  server.closeAllConnections()
  server.close()
  await yishi.close()
  await open.close()
  rmSync(folder, { recursive: true })
})
