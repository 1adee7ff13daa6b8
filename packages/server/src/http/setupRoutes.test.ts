import { afterAll, beforeAll, expect, it } from 'vitest'
import { byPassword } from '../auth/byPassword.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type FirstRun, makeFirstRun } from '../setup/firstRun.ts'
import { openTestServer, type TestServer } from './testing.ts'

onBothDatabases('the first run in the browser', (db) => {
  let server: TestServer
  let first: FirstRun
  const filled = {
    zone: 'yiguang',
    name: '怡光社区',
    level: 'community',
    timeZone: 'Asia/Shanghai',
    issuer: '怡光社区居民委员会',
    telephone: '0391-000 0000',
    place: '社区服务站',
    hours: '8:30至18:00',
    adminName: '管理员',
    adminLogin: 'admin',
    adminPassword: 'a long password',
    zones: 'yiguang.huayuan estate 华园小区\r\nyiguang.huayuan.g1 grid 第一网格\r\n',
    origins: 'https://community.example.org\r\n',
  }
  const send = (fields: Record<string, string>) =>
    server.ask('/setup', {
      from: null,
      raw: new URLSearchParams({ word: first.word, ...fields }).toString(),
      type: 'application/x-www-form-urlencoded',
    })

  beforeAll(async () => {
    first = makeFirstRun(db())
    server = await openTestServer(db(), { firstRun: first })
  })
  afterAll(() => server.close())

  it('is a plain form, in no frame and without a script', async () => {
    const { status, text, headers } = await server.ask('/setup', { from: null })
    expect(status).toBe(200)
    expect(text).toContain('<form class="sheet" method="post" action="/setup"')
    expect(text).not.toContain('<script')
    expect(text).not.toContain(first.word)
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('founds nothing for whoever does not know the start word', async () => {
    for (const word of ['', 'AAAA-AAAA-AAAA-AAAA', first.word.slice(1)]) {
      const { status, text } = await send({ ...filled, word })
      expect(status).toBe(403)
      expect(text).toContain('口令不对')
    }
    expect(await first.isOpen()).toBe(true)
    expect((await server.ask('/setup', { raw: '{}' })).status).toBe(403)
  })

  it('keeps what was typed when something is wrong, but no password', async () => {
    const { status, text } = await send({ ...filled, telephone: 'call <b>me</b>', zones: 'elsewhere grid x' })
    expect(status).toBe(400)
    expect(text).toContain('value="怡光社区"')
    expect(text).toContain('call &lt;b&gt;me&lt;/b&gt;')
    expect(text.match(/aria-invalid/g)).toHaveLength(2)
    expect(text).not.toContain('a long password')
    expect(await first.isOpen()).toBe(true)
  })

  it('says so in English, too, and counts the tries', async () => {
    const { text } = await server.ask('/setup?lang=en', { from: null })
    expect(text).toContain('Found the community')
    const limited = await openTestServer(db(), {
      firstRun: first,
      limits: { act: 9, read: 9, 'sign-in': 1, 'look-up': 9 },
    })
    const body = { raw: 'word=x', type: 'application/x-www-form-urlencoded' }
    expect((await limited.ask('/setup', body)).status).toBe(403)
    expect((await limited.ask('/setup', body)).status).toBe(429)
    await limited.close()
  })

  it('founds the community once, and closes', async () => {
    const { status, text } = await send({ ...filled, word: first.word.toLowerCase() })
    expect(status).toBe(200)
    expect(text).toContain('href="/c/yiguang/sign-in?next=/c/yiguang/desk"')
    const signedIn = await byPassword(db(), { zone: 'yiguang', login: 'admin', password: 'a long password' })
    expect(signedIn.ok).toBe(true)
    expect((await server.ask('/c/yiguang.huayuan.g1/', { from: null })).status).toBe(200)
    expect((await server.ask('/setup', { from: null })).status).toBe(404)
    expect((await send({ ...filled, zone: 'second' })).status).toBe(404)
    const log = server.log.join('')
    for (const word of [first.word, 'a long password']) expect(log).not.toContain(word)
  })
})
