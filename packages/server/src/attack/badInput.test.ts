import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import * as t from '@yishi/schema/tables'
import { refusalCodes } from '@yishi/schema/words'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { openSession } from '../auth/sessions.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { type Asked, openTestServer, ownOrigin, type TestServer } from '../http/testing.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { fingerprint } from './fingerprint.ts'

const host = 'https://community.example.org'
const megabyte = 'x'.repeat(1024 * 1024)

/** Strings that a database, a parser or a page could stumble over. */
const evil = ['a\u0000b', '\ud800', '__proto__', '../../etc/passwd', "' or 1=1 --", '{}', '𝒜'.repeat(200)]

describe('bad input over HTTP', () => {
  let open: OpenDb
  let server: TestServer
  let world: World
  let token: string
  let before: Record<string, string>
  beforeAll(async () => {
    open = await openTestDb('pglite')
    server = await openTestServer(open.db)
    world = await makeWorld(open.db, { households: 2, residents: 1, councillors: 0 })
    await doAct(open.db, acts.allowOrigin, world.admin, { zone: world.tenant, origin: host, allowed: true })
    const { tenant, clerk } = world
    token = (await openSession(open.db, { tenant, person: clerk.person, origin: ownOrigin, via: 'demo' }))
      .token
    before = await rows()
  })
  afterAll(async () => {
    await server.close()
    await open.close()
  })

  /** All that stands, but for what counts calls and sign-ins. */
  const rows = async () => {
    const { attempt: _, session: __, ...rest } = await fingerprint(open.db)
    return rest
  }
  const codes = new Set<string>(refusalCodes)
  /** A coded no: never a 500, never a stack, never a word of the database. */
  const isRefused = (asked: Asked, what: string) => {
    const refusal =
      asked.json?.refusal ?? asked.json?.error?.data?.refusal ?? asked.json?.result?.data?.refusal
    const told = {
      what,
      status: asked.status < 500,
      code: codes.has(refusal?.code) && refusal.code !== 'internal',
    }
    expect({ ...told, text: asked.text.slice(0, 200) }).toMatchObject({ what, status: true, code: true })
    expect(asked.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|postgres|drizzle|select |insert /i)
  }
  const act = (name: string, input: unknown, key: unknown = randomBytes(9).toString('hex')) =>
    server.ask(`/trpc/act.${name}`, { as: token, body: { key, input } })
  const proposal = () => ({
    zone: world.zone,
    process: 'tiyizuo',
    title: '路灯',
    body: '修路灯。',
    place: '东门',
    household: world.households[0],
  })

  it('refuses bodies that are no JSON, of another shape, too deep or too large', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const path of ['/trpc/act.propose', '/auth/pin', '/auth/claim', '/auth/host']) {
      for (const raw of [
        '',
        '{',
        '{"a":',
        'null',
        '[]',
        '"x"',
        '1e999',
        '\u0000',
        deep,
        `{"zone":"${megabyte}"}`,
      ])
        isRefused(await server.ask(path, { as: token, raw }), `${path} ${raw.slice(0, 20)}`)
      for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'x'])
        isRefused(await server.ask(path, { as: token, raw: '{}', type }), `${path} as ${type}`)
    }
  })

  it('refuses a batch that is too long, and one whose calls do not fit its inputs', async () => {
    const many = Array.from({ length: 21 }, () => 'read.contact').join(',')
    isRefused(await server.ask(`/trpc/${many}?batch=1&input={}`), 'a batch of 21')
    const answers = (await server.ask('/trpc/read.contact,read.nothing?batch=1&input=%5B%5D')).json
    for (const { error } of answers) expect(codes.has(error.data.refusal.code)).toBe(true)
  })

  it('refuses a small body that becomes a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 })
    const started = performance.now()
    for (const path of ['/trpc/act.propose', '/auth/pin', '/upload'])
      for (const [encoding, raw] of [
        ['gzip', bomb],
        ['gzip', Buffer.from('no gzip')],
        ['deflate', deflateSync('{}')],
        ['gzip, gzip', gzipSync(bomb)],
        ['br', Buffer.from('{}')],
        ['zip', Buffer.from('{}')],
      ] as const) {
        const headers = { 'content-encoding': encoding }
        isRefused(
          await server.ask(path, { as: token, raw: new Uint8Array(raw), type: 'application/json', headers }),
          `${path} ${encoding}`,
        )
      }
    expect(performance.now() - started).toBeLessThan(30_000)
  })

  it('refuses texts of a megabyte in every field, and what no field takes', async () => {
    for (const field of Object.keys(proposal())) {
      for (const value of [
        megabyte,
        'x'.repeat(200_000),
        null,
        1,
        -1,
        1e300,
        [],
        {},
        true,
        ...evil.slice(0, 2),
      ])
        isRefused(
          await act('propose', { ...proposal(), [field]: value }),
          `${field} ${String(value).slice(0, 20)}`,
        )
    }
    isRefused(await act('propose', { ...proposal(), extra: 1 }), 'a field too many')
    for (const key of [1, '', 'short', 'x'.repeat(101), 'eight\u0000or more', 'eight or more é', null])
      isRefused(await act('propose', proposal(), key), `key ${String(key).slice(0, 20)}`)
  })

  it('refuses ids of a wrong form, instants out of range and numbers that no column holds', async () => {
    for (const id of [...evil, '', 'A', 'x'.repeat(100)])
      for (const read of ['proposal', 'notice', 'poll', 'council']) {
        const field = read === 'council' ? 'session' : read
        const input = encodeURIComponent(
          JSON.stringify({ zone: world.zone, [field]: id }).replace('\ud800', '\\ud800'),
        )
        isRefused(await server.ask(`/trpc/read.${read}?input=${input}`), `${read} ${id.slice(0, 20)}`)
      }
    const call = { zone: world.zone, place: '议事厅', startsAt: '2026-04-01T00:00:00Z' }
    for (const startsAt of [
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59-23:59',
      '1969-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      'now',
    ])
      isRefused(
        await act('callSession', {
          ...call,
          startsAt,
          agenda: [{ proposal: 'x', text: 'x', planVersion: 1 }],
        }),
        startsAt,
      )
    for (const planVersion of [-1, 0, 1.5, 2 ** 31, 2 ** 53, 1e308])
      isRefused(
        await act('callSession', { ...call, agenda: [{ proposal: 'x', text: 'x', planVersion }] }),
        `${planVersion}`,
      )
    for (const more of [
      { limit: 1e9 },
      { after: '9999-999999999999' },
      { zones: ['\u0000'] },
      { kind: '__proto__' },
    ]) {
      const input = encodeURIComponent(JSON.stringify({ zone: world.zone, ...more }))
      isRefused(await server.ask(`/trpc/read.board?input=${input}`), JSON.stringify(more))
    }
  })

  it('refuses what is not quite a way in', async () => {
    for (const value of [...evil, megabyte.slice(0, 1000), 7, null, {}]) {
      const at = { zone: world.zone }
      const bodies: [string, object][] = [
        ['pin', { ...at, pin: '123456', building: '1', unit: value, room: '101' }],
        ['pin', { ...at, pin: '123456', household: value }],
        ['pin', { ...at, pin: value, person: 'x' }],
        ['password', { ...at, login: value, password: 'x' }],
        ['password', { ...at, login: 'nobody', password: `${value}` }],
        ['claim', { ...at, code: value, key: 'k'.repeat(20) }],
        ['claim', { ...at, code: 'K7QM-4XWD-2PNB-83TC', key: value }],
        ['letter', { zone: value, code: 'x' }],
        ['host', { ...at, jwt: value }],
        ['popup/redeem', { ...at, code: value, verifier: 'v'.repeat(43) }],
      ]
      for (const [path, body] of bodies)
        for (const from of [ownOrigin, host])
          isRefused(
            await server.ask(`/auth/${path}`, { body, from }),
            `${path} ${JSON.stringify(body).slice(0, 120)}`,
          )
    }
  })

  it('refuses tokens that are none, over, or of another site', async () => {
    const { tenant, clerk } = world
    const over = await openSession(open.db, { tenant, person: clerk.person, origin: ownOrigin, via: 'demo' })
    await open.db
      .update(t.session)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(t.session.userId, 'x'))
    for (const as of ['', 'x', `${over.token}x`, 'a'.repeat(43), '"; drop table person'])
      isRefused(
        await server.ask('/trpc/act.propose', { as, body: { key: 'eight-or-more', input: proposal() } }),
        `token ${as}`,
      )
    for (const from of [host, 'null', 'https://stranger.example.org', 'a\tb'])
      isRefused(
        await server.ask('/trpc/act.propose', {
          as: token,
          from,
          body: { key: 'eight-or-more', input: proposal() },
        }),
        `from ${from}`,
      )
    const nowhere = { ...proposal(), zone: '\u0000' }
    for (const from of [host, 'https://stranger.example.org'])
      isRefused(
        await server.ask('/trpc/act.propose', { from, body: { key: 'eight-or-more', input: nowhere } }),
        'nobody from elsewhere',
      )
  })

  it('refuses unknown paths, wrong methods and addresses that cannot be read', async () => {
    for (const path of [
      '/nothing',
      '/trpc/act.nothing',
      '/trpc/',
      '/trpc/act',
      '/c/%00/',
      '/n/%ff',
      '/%zz',
      '/a/x/%2e%2e',
      '/log/x/../../etc',
      '/log/%00/checkpoint',
      '/board/%00.json',
      `/n/${'x'.repeat(500)}`,
    ]) {
      const asked = await server.ask(path)
      expect({ path, bad: asked.status >= 500 || asked.status < 300 }).toEqual({ path, bad: false })
      expect(asked.text).not.toMatch(/\bat .+:\d+:\d+|node_modules/)
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      for (const path of ['/trpc/act.propose', '/auth/pin', '/upload', '/n/x'])
        expect((await fetch(server.url + path, { method })).status).toBeLessThan(500)
    const twice = `kind=a&kind=b&after=1&after=2&limit=x&limit=y&past=1&past=0&lang=en&lang=zh`
    for (const path of [
      `/board/${world.zone}.json`,
      `/board/${world.zone}.html`,
      `/c/${world.zone}/`,
      `/embed/board/${world.zone}`,
      `/c/${world.zone}/popup`,
    ])
      expect(
        (await server.ask(`${path}?${twice}`, { headers: { 'accept-language': '\t,;=q' } })).status,
      ).toBeLessThan(500)
  })

  it('refuses files that are neither picture nor PDF, whatever they are called, and pictures that are bombs', async () => {
    const upload = (bytes: Uint8Array, name: string, fields: Record<string, string> = {}) => {
      const form = new FormData()
      for (const [field, value] of Object.entries({
        zone: world.zone,
        alt: '',
        visibility: 'public',
        ...fields,
      }))
        form.set(field, value)
      form.set('file', new Blob([new Uint8Array(bytes)]), name)
      return server.ask('/upload', { as: token, raw: form })
    }
    const text = (words: string) => Buffer.from(words)
    const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    const cut = picture.subarray(0, picture.length - 20)
    const bomb = Buffer.from(picture)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    for (const [name, bytes] of [
      ['a.png', svg],
      ['a.pdf', text('MZ')],
      ['a.jpg', text('GIF89a')],
      ['a.png', text('')],
      ['a.html', text('<!doctype html>')],
      ['a.png', cut],
      ['a.png', bomb],
      ['a.webp', text('RIFFxxxxWEBP')],
    ] as const)
      isRefused(await upload(bytes, name), `${name} ${bytes.length}`)
    const wrongFields: Record<string, string>[] = [
      { zone: '\u0000' },
      { zone: 'nowhere' },
      { visibility: 'all' },
      { alt: 'a\u0000' },
      { alt: megabyte },
    ]
    for (const fields of wrongFields)
      isRefused(await upload(picture, 'a.png', fields), JSON.stringify(fields).slice(0, 40))
    for (const [type, raw] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', '--x\r\n\r\n'],
      ['application/json', '{}'],
    ] as const)
      isRefused(await server.ask('/upload', { as: token, raw, type }), type)
    expect((await upload(picture, 'really.exe')).json.value.mime).toBe('image/webp')
    before = await rows()
  })

  it('lets go of a client that never ends its headers or its body', async () => {
    const { requestTimeout, timeout, headersTimeout } = server.sockets
    expect(headersTimeout).toBeLessThanOrEqual(15_000)
    expect(requestTimeout).toBeGreaterThan(0)
    expect(requestTimeout).toBeLessThanOrEqual(180_000)
    expect(timeout).toBeGreaterThan(0)
    // The same with less patience: Node looks every few seconds.
    const { sockets } = server
    Object.assign(sockets, { headersTimeout: 500, requestTimeout: 800 })
    const { hostname, port } = new URL(server.url)
    const begun = [
      'POST /auth/pin HTTP/1.1\r\nhost: x\r\n',
      'POST /auth/pin HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"zone":',
      'POST /upload HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=x\r\ntransfer-encoding: chunked\r\n\r\n3\r\n--x\r\n',
    ]
    const slow = begun.map((text) => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.resume()
      socket.write(text)
      return new Promise((resolve) => socket.once('close', resolve))
    })
    // Others are served meanwhile.
    expect((await server.ask('/health')).status).toBe(200)
    await Promise.all(slow)
    Object.assign(sockets, { headersTimeout, requestTimeout })
    expect((await server.ask('/health')).status).toBe(200)
  })

  it('wrote nothing, and logged no fault', async () => {
    expect(await rows()).toEqual(before)
    expect(server.log.filter((line) => line.includes('"fault"'))).toEqual([])
  })
})
