import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { hashPassword } from '../auth/password.ts'
import { mostWrong } from '../auth/wrongTries.ts'
import type { OpenDb } from '../db/db.ts'
import { openPostgres } from '../db/open.ts'
import { freshPostgres } from '../db/testing.ts'
import { openTestServer, type TestServer } from '../http/testing.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'

const limits = { act: 1000, read: 1000, 'sign-in': 100, 'look-up': 6 }

describe('guessing at two servers on one database', () => {
  let opened: OpenDb[]
  let servers: TestServer[]
  let world: World
  beforeAll(async () => {
    const url = await freshPostgres()
    opened = [await openPostgres(url), await openPostgres(url)]
    world = await makeWorld(opened[0]!.db, { households: 12, residents: 1, councillors: 0 })
    const login = { zone: world.zone, name: '社工丙', role: 'clerk', login: 'third' }
    const passwordHash = await hashPassword('a long password')
    await doAct(opened[0]!.db, acts.appoint, world.admin, { ...login, passwordHash })
    servers = []
    for (const { db } of opened) servers.push(await openTestServer(db, { limits }))
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    for (const open of opened) await open.close()
  })

  const post = async (turn: number, path: string, body: object) =>
    (await servers[turn % 2]!.ask(path, { body: { zone: world.zone, ...body } })).json
  const password = (turn: number, word: string) =>
    post(turn, '/auth/password', { login: 'third', password: word })

  it('gives five tries at a password over both, also when they come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => password(i, `wrong ${i}`)))
    const looked = answers.filter((answer) => answer.refusal.code === 'wrong-credentials')
    expect(looked.length).toBe(5)
    for (const turn of [0, 1])
      expect((await password(turn, 'a long password')).refusal.code).toBe('account-locked')
  })

  it('bars an address that tries one PIN on every household, over both', async () => {
    let tried = 0
    for (let turn = 0; turn < 2 * mostWrong; turn++) {
      const household = `guess-${turn}`
      const { refusal } = await post(turn, '/auth/pin', { household, pin: '123456' })
      if (refusal.code === 'account-locked') break
      expect(refusal.code).toBe('wrong-credentials')
      tried++
    }
    expect(tried).toBe(mostWrong - 5)
    const other = await post(0, '/auth/pin', { household: world.households[0]!, pin: '123456' })
    expect(other.refusal).toMatchObject({ code: 'account-locked', params: { telephone: expect.any(String) } })
  })

  it('counts sign-ins of a minute over both, and says when to come again', async () => {
    let refusal = { code: '', params: {} }
    for (let turn = 0; turn < limits['sign-in'] && refusal.code !== 'busy'; turn++)
      refusal = (await post(turn, '/auth/letter', { code: 'no letter' })).refusal
    expect(refusal).toEqual({ code: 'busy', params: { seconds: expect.any(Number) } })
    expect((await post(0, '/auth/letter', { code: 'no letter' })).refusal.code).toBe('busy')
    expect((await post(1, '/auth/letter', { code: 'no letter' })).refusal.code).toBe('busy')
  })

  it('keeps no address that anybody could read', async () => {
    const rows = await opened[0]!.db.query.attempt.findMany()
    expect(rows.length).toBeGreaterThan(2)
    expect(JSON.stringify(rows)).not.toContain('127.0.0.1')
  })
})
