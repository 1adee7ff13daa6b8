import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeBundle, openCheckpoint, parseVkey, splitHashes, verifyLog } from '@yishi/schema/log'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { addEntries, makeLog } from './entries.testing.ts'
import { type LogKeys, openKeys } from './keys.ts'
import { logRoutes } from './routes.ts'
import { sequenceTenant } from './sequencer.ts'

onBothDatabases('the routes of the log', (db) => {
  let folder: string
  let keys: LogKeys
  let app: FastifyInstance
  let tenant: string
  const get = (path: string) => app.inject({ url: `/log/${tenant}/${path}` })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-routes-'))
    keys = openKeys(folder)
    tenant = await makeLog(db())
    await addEntries(
      db(),
      tenant,
      Array.from({ length: 300 }, (_, i) => String(i)),
    )
    await sequenceTenant({ db: db(), keys, holder: 'me' }, tenant)
    await addEntries(db(), tenant, ['waits'])
    app = Fastify()
    await app.register(logRoutes({ db: db(), keys, making: (make) => make() }))
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  it('know nothing of other tenants, other paths, or what lies beyond the checkpoint', async () => {
    for (const url of ['/log/nobody/checkpoint', '/log/..%2fkeys/key', '/log/A/key'])
      expect((await app.inject({ url })).statusCode, url).toBe(404)
    for (const path of [
      '',
      'tile/0/001',
      'tile/0/001.p/45',
      'tile/entries/001.p/45',
      'tile/1/000',
      'tile/2/000.p/1',
      'tile/0/1',
      'x',
      'pack/0-301.tar',
      'pack/256-300.tar',
      'pack/4096-4097.tar',
    ])
      expect((await get(path)).statusCode, path).toBe(404)
    expect((await get('tile/0/001')).headers['cache-control']).not.toContain('immutable')
  })

  it('serve a log that is still empty without a checkpoint', async () => {
    const empty = await makeLog(db())
    expect((await app.inject({ url: `/log/${empty}/checkpoint` })).statusCode).toBe(404)
  })

  it('serve checkpoint and key as text that is soon stale', async () => {
    const [checkpoint, key] = [await get('checkpoint'), await get('key')]
    expect(openCheckpoint(checkpoint.body, parseVkey(key.body.trimEnd())!)).toMatchObject({
      ok: true,
      value: { size: 300 },
    })
    expect(checkpoint.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(checkpoint.headers['cache-control']).toBe('public, max-age=1')
  })

  it('serve full and partial tiles and bundles, for good', async () => {
    const widths = async (path: string) => {
      const { rawPayload, headers } = await get(path)
      expect(headers['content-type']).toBe('application/octet-stream')
      expect(headers['cache-control']).toContain('immutable')
      return (path.startsWith('tile/entries') ? decodeBundle(rawPayload) : splitHashes(rawPayload))?.length
    }
    expect(await widths('tile/0/000')).toBe(256)
    expect(await widths('tile/0/001.p/44')).toBe(44)
    expect(await widths('tile/0/001.p/7')).toBe(7)
    expect(await widths('tile/1/000.p/1')).toBe(1)
    expect(await widths('tile/entries/000')).toBe(256)
    expect(await widths('tile/entries/001.p/44')).toBe(44)
  })

  it('serve packs of bundles and tiles, which age with their openings', async () => {
    const { rawPayload, headers } = await get('pack/0-300.tar')
    expect(headers['content-type']).toBe('application/x-tar')
    expect(headers['cache-control']).toBe('public, max-age=1')
    const listed = execFileSync('tar', ['t'], { input: rawPayload, encoding: 'utf8' })
    expect(listed.trim().split('\n')).toEqual([
      'tile/entries/000',
      'tile/0/000',
      'tile/entries/001.p/44',
      'tile/0/001.p/44',
    ])
    expect(rawPayload.includes((await get('tile/0/001.p/44')).rawPayload)).toBe(true)
  })

  it('are not sent again to who has them', async () => {
    for (const path of ['tile/0/000', 'tile/entries/000', 'checkpoint']) {
      const { etag } = (await get(path)).headers
      const again = await app.inject({
        url: `/log/${tenant}/${path}`,
        headers: { 'if-none-match': etag as string },
      })
      expect([again.statusCode, again.body], path).toEqual([304, ''])
    }
  })

  it('are all that an outsider needs to verify the log', async () => {
    const source = async (path: string) => {
      const answer = await get(path)
      return answer.statusCode === 200 ? new Uint8Array(answer.rawPayload) : undefined
    }
    expect(await verifyLog(source)).toMatchObject({ ok: true, size: 300, acts: { say: 300 } })
    expect(await verifyLog(source, { packed: true })).toEqual(await verifyLog(source))
  })
})
