import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as t from '@yishi/schema/tables'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byPassword } from '../auth/byPassword.ts'
import { openDb, openPostgres } from '../db/open.ts'
import { freshPostgres } from '../db/testing.ts'
import { type SetupFlags, setupCommand, type Terminal } from './setup.ts'

const site = 'https://community.example.org'

describe.each(['pglite', 'postgres'] as const)('yishi setup on %s', (engine) => {
  let folder: string
  let env: Record<string, string>
  let keyFile: string
  const flags = (more: SetupFlags = {}): SetupFlags => ({
    zone: 'yiguang',
    name: '怡光社区',
    telephone: '0391-000 0000',
    adminPassword: 'a long password',
    below: ['yiguang.huayuan:estate:华园小区', 'yiguang.huayuan.g1:grid:第一网格'],
    origin: [site],
    hostKey: [`${site}=${keyFile}`],
    ...more,
  })
  const fault = (more: SetupFlags) => setupCommand(flags(more), env, null).catch((error: unknown) => error)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-'))
    keyFile = join(folder, 'host.jwk')
    const { publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(
      keyFile,
      JSON.stringify({ ...publicKey.export({ format: 'jwk' }), kid: 'host-1', use: 'sig' }),
    )
    env = {
      YISHI_DATA: folder,
      YISHI_ORIGIN: 'https://yishi.example.org',
      ...(engine === 'postgres' ? { DATABASE_URL: await freshPostgres() } : {}),
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each<[string, SetupFlags, string]>([
    ['an address with a dot', { zone: 'yi.guang' }, 'zone'],
    ['no telephone', { telephone: undefined }, 'telephone'],
    ['a short password', { adminPassword: 'short' }, 'adminPassword'],
    ['a time zone that is none', { timeZone: 'China/Jiaozuo' }, 'timeZone'],
    ['a zone without the one above it', { below: ['yiguang.huayuan.g1:grid:网格'] }, 'zones.0.zone'],
    ['a zone of somebody else', { below: ['other.huayuan:estate:别处'] }, 'zones.0.zone'],
    ['an origin with a path', { origin: [`${site}/path`], hostKey: [] }, 'origins.0'],
    ['a key of a site that is not allowed', { origin: [] }, 'hostKeys.0.origin'],
    ['a key file that is not there', { hostKey: [`${site}=/nowhere`] }, 'hostKeys.0'],
  ])('refuses %s and changes nothing', async (_, more, path) => {
    expect(await fault(more)).toMatchObject({ code: 'input-invalid', path })
  })

  it('refuses settings that are wrong', async () => {
    await expect(setupCommand(flags(), { ...env, PORT: 'x' }, null)).rejects.toMatchObject({
      code: 'config-invalid',
    })
  })

  it('founds a community by flags alone, its administrator able to sign in', async () => {
    const reply = await setupCommand(
      flags({ adminPassword: undefined }),
      {
        ...env,
        YISHI_ADMIN_PASSWORD: 'a long password',
      },
      null,
    )
    expect(reply).toEqual({
      exit: 0,
      body: {
        tenant: 'yiguang',
        admin: expect.any(String),
        log: 'yishi.example.org/log/yiguang',
        zones: ['yiguang', 'yiguang.huayuan', 'yiguang.huayuan.g1'],
        origins: [site],
        hostKeys: ['host-1'],
      },
    })
    const open =
      engine === 'postgres' ? await openPostgres(env.DATABASE_URL!) : await openDb({ url: null, folder })
    const [tenant] = await open.db.select().from(t.tenant)
    expect(tenant).toMatchObject({
      name: '怡光社区',
      settings: { issuer: '怡光社区居民委员会', telephone: '0391-000 0000', place: '社区服务站' },
    })
    const signedIn = await byPassword(open.db, {
      zone: 'yiguang',
      login: 'admin',
      password: 'a long password',
    })
    expect(signedIn.ok).toBe(true)
    await open.close()
  })

  it('refuses to found the same community twice', async () => {
    expect(await fault({})).toMatchObject({ code: 'setup-done' })
  })

  it('says so where a running server holds the embedded database', async () => {
    if (engine === 'postgres') return
    const open = await openDb({ url: null, folder })
    expect(await fault({ zone: 'second', below: [] })).toMatchObject({ code: 'folder-held' })
    await open.close()
  })

  it('asks on a terminal what no flag says, one by one, and again what must be answered', async () => {
    const asked: string[] = []
    const answers = [
      '',
      'longyuan',
      '龙源社区',
      '',
      '',
      '',
      '',
      '0391-000 0001',
      '',
      '',
      '',
      '',
      'a long password',
      '',
      '',
    ]
    let closed = false
    const terminal: Terminal = {
      async ask(question) {
        asked.push(question)
        return answers.shift() ?? ''
      },
      close: () => {
        closed = true
      },
    }
    const reply = await setupCommand({ hostKey: [] }, env, terminal)
    expect(reply.body).toMatchObject({ tenant: 'longyuan', zones: ['longyuan'], origins: [] })
    expect(asked).toHaveLength(15)
    expect(asked[0]).toBe(asked[1])
    expect(asked[5]).toContain('龙源社区居民委员会')
    expect(closed).toBe(true)
  })
})
