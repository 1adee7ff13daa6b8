import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { widgetRoutes, widgetVersion } from './widgetRoutes.ts'

let app: FastifyInstance
let root = ''
const packed = brotliCompressSync('packed by the build')
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'yishi-widget-'))
  mkdirSync(join(root, 'chunks'))
  for (const file of ['yishi.js', 'chunks/core-a1B2c3D4.js']) writeFileSync(join(root, file), '')
  const policy = "default-src 'none'; script-src 'sha256-x'"
  writeFileSync(
    join(root, 'verify.html'),
    `<meta http-equiv="content-security-policy" content="${policy}"><main></main>`,
  )
  for (const file of ['yishi.js', 'chunks/core-a1B2c3D4.js', 'verify.html'])
    writeFileSync(join(root, `${file}.br`), packed)
  app = fastify()
  await app.register(widgetRoutes(root))
})
afterAll(async () => {
  await app.close()
  rmSync(root, { recursive: true })
})

const lasting = async (path: string) =>
  `${(await app.inject(path)).headers['cache-control']}`.includes('immutable')

describe('the files of the elements', () => {
  it('are not there under a version that this server does not have', async () => {
    expect((await app.inject('/widget/0.0.0/yishi.js')).statusCode).toBe(404)
  })

  it('are asked for again after a while under v1, unless their name carries a hash', async () => {
    expect(await lasting('/widget/v1/yishi.js')).toBe(false)
    expect(await lasting('/widget/v1/chunks/core-a1B2c3D4.js')).toBe(true)
  })

  it('never change under their version, and any site may read them', async () => {
    expect(await lasting(`/widget/${widgetVersion}/yishi.js`)).toBe(true)
    const { headers } = await app.inject(`/widget/${widgetVersion}/yishi.js`)
    expect(headers['access-control-allow-origin']).toBe('*')
  })

  it('are sent as the build packed them to whoever reads brotli, with the same rules for keeping them, and as they are to others', async () => {
    const path = '/widget/v1/chunks/core-a1B2c3D4.js'
    const small = await app.inject({ url: path, headers: { 'accept-encoding': 'gzip, br' } })
    expect(small.rawPayload).toEqual(packed)
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    const plain = await app.inject(path)
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, ''])
    const page = await app.inject({ url: '/widget/v1/verify.html', headers: { 'accept-encoding': 'br' } })
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  })

  it('hold a page that checks a log, under the policy that it bears, and the way to it', async () => {
    const { headers } = await app.inject('/verify')
    expect(headers.location).toBe('/widget/v1/verify.html')
    const page = await app.inject('/widget/v1/verify.html')
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
    )
    expect((await app.inject('/widget/v1/yishi.js')).headers['content-security-policy']).toBeUndefined()
  })
})
