import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attach } from '../acts/attach.ts'
import { openHouseSecret } from '../auth/secret.ts'
import { openSession } from '../auth/sessions.ts'
import { standClock } from '../db/clock.ts'
import type { OpenDb } from '../db/db.ts'
import { openTestDb } from '../db/testing.ts'
import { mountYishi } from '../http/server.ts'
import { lavish, ownOrigin } from '../http/testing.ts'
import { fingerprint } from './fingerprint.ts'
import { makeCommunity, type RoleName, roles, type Scene } from './scene.ts'

/** What anybody may ask for: it answers a visitor and an administrator alike. */
const forAll = [
  /^GET \/(health|ready|verify|popup\.js|page\.css|page\.js|print\.css|print\.js|embed\.css)$/,
  /^GET \/(board|widget|log|embed|changes)\//,
  /^GET \/[npvrs]\/:id/,
  /^GET \/c\/:zone/,
  // What is for staff alone among them is asked for in attachmentRoutes.test.ts.
  /^GET \/a\/:tenant\/:id$/,
]
/** The procedures have a matrix of their own; the ways in are guessed at in guessing.test.ts and badInput.test.ts. */
const elsewhere = [/^(GET|POST) \/trpc\/\*$/, /^POST \/trpc\/act\.cast$/, /^POST \/auth\//]

/** What is for some: what is asked for, and whose it is. `signed-in` may be anybody of the tenant. */
interface Door {
  url(scene: Scene): string
  may: readonly RoleName[]
  /** The fields of the form that is posted. */
  form?(scene: Scene): Record<string, string>
}

const lists = Object.fromEntries(
  ['turnout', 'unreached'].flatMap((list) =>
    ['csv', 'xlsx'].map((ending): [string, Door] => [
      `GET /print/${list}/:id(^[a-z0-9-]+).${ending}`,
      { url: ({ ids }) => `/print/${list}/${ids.poll}.${ending}`, may: ['clerk', 'auditor'] },
    ]),
  ),
)

const forSome: Record<string, Door> = {
  ...lists,
  'GET /print/ballots/:poll': { url: ({ ids }) => `/print/ballots/${ids.poll}`, may: ['clerk'] },
  'GET /print/letters/:zone': { url: ({ zone }) => `/print/letters/${zone}`, may: ['clerk'] },
  'POST /rolls': {
    url: () => '/rolls',
    may: ['clerk'],
    form: ({ zone }) => ({ zone, name: '名册', parking: 'excluded' }),
  },
  'POST /households/preview': {
    url: () => '/households/preview',
    may: ['clerk'],
    form: ({ zone }) => ({ zone }),
  },
  'POST /upload': {
    url: () => '/upload',
    may: roles.filter((role) => attach.who.some((one) => one === role)),
    form: ({ zone }) => ({ zone, alt: '', visibility: 'public' }),
  },
}

describe('every address of the server', () => {
  let open: OpenDb
  let app: FastifyInstance
  let folder: string
  let mine: Scene
  let theirs: Scene
  let picture: Buffer
  const known: string[] = []
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-doors-'))
    picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    openHouseSecret(folder)
    open = await openTestDb('pglite')
    mine = await makeCommunity(open.db)
    theirs = await makeCommunity(open.db)
    await standClock(open.db, mine.at.later!)
    app = Fastify()
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') known.push(`${one} ${url}`)
    })
    const config = {
      ...{ host: '127.0.0.1', port: 1, databaseUrl: null, folder, origin: ownOrigin, demo: false },
      ...{ trustProxy: false, metricsPort: null, logLevel: 'silent' as const },
    }
    await app.register(mountYishi({ db: open.db, config, limits: lavish }))
    await app.ready()
    for (const [place, scene] of Object.entries({ mine, theirs }))
      for (const role of roles) {
        const who = scene.people[role]
        if (!who) continue
        const at = { tenant: who.tenant, person: who.person, origin: ownOrigin, via: 'pin' as const }
        tokens.set(`${place} ${role}`, (await openSession(open.db, at)).token)
      }
  }, 400_000)
  afterAll(async () => {
    await app?.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const knock = async (door: Door, token: string | undefined) => {
    const form = door.form && formOf(door.form(mine), picture)
    const answer = await app.inject({
      method: form ? 'POST' : 'GET',
      url: door.url(mine),
      headers: {
        origin: ownOrigin,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(form ? { 'content-type': `multipart/form-data; boundary=${border}` } : {}),
      },
      ...(form ? { payload: form } : {}),
    })
    return { status: answer.statusCode, body: answer.body }
  }
  const rows = async () => {
    const { session: _, attempt: __, ...rest } = await fingerprint(open.db)
    return rest
  }

  it('is said here to be for all, or for whom; one that is added later fails this', () => {
    const strange = known.filter(
      (one) => !(one in forSome) && ![...forAll, ...elsewhere].some((pattern) => pattern.test(one)),
    )
    expect([...new Set(strange)]).toEqual([])
    expect(Object.keys(forSome).filter((one) => !known.includes(one))).toEqual([])
  })

  it('that is for some refuses visitors, every other role, and everybody of another community, and writes nothing', async () => {
    const before = await rows()
    const wrong: string[] = []
    for (const [name, door] of Object.entries(forSome))
      for (const place of ['mine', 'theirs'])
        for (const role of roles) {
          if (place === 'mine' && door.may.includes(role)) continue
          const { status, body } = await knock(door, tokens.get(`${place} ${role}`))
          if (![401, 403, 404].includes(status))
            wrong.push(`${place} ${role} ${name} ${status} ${body.slice(0, 80)}`)
        }
    expect(wrong).toEqual([])
    expect(await rows()).toEqual(before)
  })

  it('that is for some lets those in', async () => {
    const no = /not-signed-in|not-your-role|unknown-zone|input-invalid/
    for (const [name, door] of Object.entries(forSome))
      for (const role of door.may) {
        const { status, body } = await knock(door, tokens.get(`mine ${role}`))
        // What a form brings here makes no sense: that is said once somebody is let in.
        const isIn = door.form ? !no.test(body) : status === 200
        expect([name, role, isIn, isIn ? '' : body]).toEqual([name, role, true, ''])
      }
  })
})

const border = 'a-border-between-the-parts-of-a-form'

/** A form with these fields, and a picture for a file. */
function formOf(fields: Record<string, string>, file: Buffer): Buffer {
  const part = (head: string, body: string | Buffer) => [
    Buffer.from(`--${border}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]
  return Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...part('name="file"; filename="a.png"', file),
    Buffer.from(`--${border}--\r\n`),
  ])
}
