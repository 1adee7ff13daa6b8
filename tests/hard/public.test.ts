import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyLog } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { openSession } from '@yishi/server/inside/auth/sessions'
import type { OpenDb } from '@yishi/server/inside/db/db'
import { openTestDb } from '@yishi/server/inside/db/testing'
import { openKeys } from '@yishi/server/inside/log/keys'
import { readLog } from '@yishi/server/inside/log/readLog'
import { isNotNull, isNull } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playStory, today } from '../../demo/story/play.ts'
import {
  addressesOf,
  idsOf,
  isLeftOut,
  openAll,
  readsOf,
  textsOf,
  variantsOf,
  writtenOn,
} from './bed/publicOutputs.ts'
import { sequenceAll } from './bed/recordScene.ts'

/** What no visitor may see, by what it is. */
type Secrets = Map<string, string>

describe('what a visitor of the demo can reach', () => {
  let open: OpenDb
  let folder: string
  let app: FastifyInstance
  let log: string[]
  let addresses: string[]
  let paths: string[]
  let secrets: Secrets
  const outputs = new Map<string, string>()
  beforeAll(async () => {
    open = await openTestDb('postgres')
    folder = mkdtempSync(join(tmpdir(), 'yishi-public-'))
    // The whole story in the long run; else up to the owners' first counted vote, and what else has begun by then.
    await playStory(open.db, process.env.YISHI_LONG === '1' ? today : new Date('2026-04-26T10:00:00+08:00'))
    const keys = openKeys(folder)
    await sequenceAll(open.db, keys)
    const ids = await idsOf(open.db)
    const config = {
      ...{ host: '127.0.0.1', port: 1, databaseUrl: null, folder, origin: 'http://yishi.test', demo: false },
      ...{ trustProxy: false, metricsPort: null, logLevel: 'debug' as const },
    }
    const all = await openAll(open.db, config)
    paths = all.paths
    app = all.app
    log = all.log
    addresses = [...addressesOf(all.paths, ids), ...readsOf(ids)]
    secrets = await readSecrets()
    for (const path of addresses) {
      if (!(await take(path))) continue
      for (const variant of variantsOf(path)) await take(variant)
      const written = await writtenOn({ db: open.db, config }, path)
      if (written !== undefined) outputs.set(`${path}.png as text`, written)
    }
    for (const letter of 'nvp') {
      const page = [...outputs.keys()].find((path) => new RegExp(`^/${letter}/[^/?.]+$`).test(path))
      await take(`${page}.png`)
    }
    for (const tenant of ids.tenant!) {
      const checkpoint = (await app.inject({ url: `/log/${tenant}/checkpoint` })).body
      await take(`/log/${tenant}/pack/0-${Math.min(4096, Number(checkpoint.split('\n')[1]))}.tar`)
      const source = readLog({ db: open.db, keys }, tenant)
      await verifyLog(async (path) => {
        const bytes = await source(path)
        if (bytes) outputs.set(`/log/${tenant}/${path}`, Buffer.from(bytes).toString('latin1'))
        if (bytes) outputs.set(`/log/${tenant}/${path} as text`, Buffer.from(bytes).toString())
        return bytes
      })
    }
  }, 1_200_000)
  afterAll(async () => {
    await app?.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Keep what a visitor is answered; false where nothing is for them. */
  async function take(path: string): Promise<boolean> {
    const answer = await app.inject({ url: path, headers: { 'accept-encoding': 'identity' } })
    if (answer.statusCode !== 200) return false
    outputs.set(path, path.endsWith('.xlsx') ? textsOf(answer.rawPayload) : answer.body)
    return true
  }

  it('is everything that the server has an address for: one that is added later is looked at, or said here to be for others', () => {
    const unseen = paths.filter((path) => {
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+(\([^)]*\))?/g, '[^/?]+')}$`)
      return !isLeftOut(path) && ![...outputs.keys()].some((one) => pattern.test(one))
    })
    // By token or ticket alone; the popup by whom it answers; the redirections.
    expect(unseen.filter((path) => !path.startsWith('/print/'))).toEqual([
      '/c/:zone/popup',
      '/c/:zone',
      '/verify',
    ])
  })

  it('is much: pages, notices, prints, feeds, lists, reads, the log and what is opened of it', () => {
    const kinds = [
      /^\/c\//,
      /^\/p\//,
      /^\/n\/.*poster/,
      /\.atom$/,
      /\.ics$/,
      /\.csv$/,
      /^\/board\//,
      /read\.poll/,
      /read\.proposal/,
      /read\.rollPublic/,
      /tile\/entries/,
      /openings/,
      /^\/v\//,
      /^\/n\/.*\.json$/,
      /^\/v\/.*\.json$/,
      /^\/[npv]\/.*\.png$/,
      /\.png as text$/,
      /^\/s\/.*\.csv$/,
      /\.xlsx$/,
      /^\/widget\/v1\/board\/.*\.js$/,
      /\/pack\/.*\.tar$/,
      /elder=1/,
      /\/trust$/,
    ]
    for (const kind of kinds)
      expect([String(kind), [...outputs.keys()].some((path) => kind.test(path))]).toEqual([
        String(kind),
        true,
      ])
    expect(outputs.size).toBeGreaterThan(100)
    expect(secrets.size).toBeGreaterThan(300)
  })

  it('has none of the names, doors, telephone numbers, codes and salts of rolls and people', () => {
    const found: string[] = []
    for (const [path, text] of outputs)
      for (const [secret, what] of secrets)
        if (text.includes(secret)) found.push(`${what} ${secret} in ${path}`)
    expect(found.slice(0, 20)).toEqual([])
  })

  it('would show one, were it not hidden: staff who may read the roll see them', async () => {
    const staff = await open.db.select().from(t.grant)
    const clerk = staff.find((grant) => grant.role === 'clerk')!
    const at = { tenant: clerk.tenantId, person: clerk.personId, origin: 'http://yishi.test' }
    const { token } = await openSession(open.db, { ...at, via: 'password' })
    const paths = addresses.filter((path) => path.includes('read.households'))
    let seen = ''
    for (const path of paths)
      seen += (await app.inject({ url: path, headers: { authorization: `Bearer ${token}` } })).body
    expect([...secrets.keys()].some((secret) => seen.includes(secret))).toBe(true)
    expect(log.filter((line) => line.includes(token))).toEqual([])
  })

  it('begins no formula in any list', () => {
    const cells = [...outputs]
      .filter(([path]) => path.endsWith('.csv'))
      .flatMap(([, text]) => text.replace(/^\ufeff/, '').split(/\r\n|,/))
    expect(cells.length).toBeGreaterThan(200)
    expect(cells.filter((cell) => /^"?\s*[=+@\t]|^"?\s*-(?![\d.])/.test(cell))).toEqual([])
  })

  it('leaves neither a query nor a name in the log', () => {
    expect(log.length).toBeGreaterThan(outputs.size / 2)
    expect(log.filter((line) => /input=|authorization/i.test(line))).toEqual([])
    expect([...secrets].filter(([secret]) => log.some((line) => line.includes(secret)))).toEqual([])
  })

  async function readSecrets(): Promise<Secrets> {
    const { db } = open
    const found: Secrets = new Map()
    const shown = await db
      .select({ name: t.person.name })
      .from(t.person)
      .where(isNotNull(t.person.nameConsent))
    // Councillors and staff agreed to appear under their names; a namesake of theirs cannot be told from them.
    const agreed = new Set(shown.map((row) => row.name))
    const add = (what: string, value: string | null) => {
      if (value && value.length > 1 && !agreed.has(value)) found.set(value, what)
    }
    for (const row of await db.select().from(t.elector)) {
      for (const name of row.names.split('、')) add('owner', name)
      for (const { building, unit, room } of row.dwellings)
        if (unit || room) add('door', building + unit + room)
      add('salt', row.salt.toString('hex'))
      add('salt', row.salt.toString('base64'))
    }
    for (const row of await db.select().from(t.person).where(isNull(t.person.nameConsent))) {
      add('person', row.name)
      add('telephone', row.phone)
      add('sign-in name', row.login && row.login.length > 5 ? row.login : null)
    }
    for (const row of await db.select().from(t.household)) {
      add('household', row.contactName)
      add('telephone', row.phone)
      add('door', row.building + row.unit + row.room)
    }
    for (const row of await db.select().from(t.receiptCode)) add('receipt code', row.code)
    for (const row of await db.select().from(t.credential))
      if (row.hash.startsWith('$')) add('hash', row.hash)
    return found
  }
})
