import Fastify, { type FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { framedPage, ownPage } from './pagePolicy.ts'
import { securityHeaders } from './securityHeaders.ts'

describe('the headers that keep a page safe', () => {
  let app: FastifyInstance
  beforeEach(async () => {
    app = Fastify()
    securityHeaders(app, { crossOriginResourcePolicy: { policy: 'cross-origin' } })
    app.get('/plain', async () => 'ok')
    app.get('/page', { helmet: ownPage }, async () => 'ok')
    app.get('/frame', { helmet: framedPage }, async () => 'ok')
    app.get('/own', async (_, reply) => reply.header('content-security-policy', 'sandbox').send('ok'))
    app.get('/fault', async () => {
      throw new Error('a fault')
    })
    await app.ready()
  })
  const headers = async (path: string) => (await app.inject(path)).headers

  it('stand on answers that were not found, or failed, too', async () => {
    for (const path of ['/nowhere', '/fault', '/plain'])
      expect(await headers(path), path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'cross-origin-resource-policy': 'cross-origin',
      })
  })

  it('are a route’s own where it says so, with the usual beside them', async () => {
    const page = await headers('/page')
    expect(page['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(page).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const frame = await headers('/frame')
    expect(frame['content-security-policy']).toContain('frame-ancestors *')
    expect(frame['x-frame-options']).toBeUndefined()
  })

  it('give way to what an answer sets itself', async () => {
    expect((await headers('/own'))['content-security-policy']).toBe('sandbox')
  })
})
