import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../auth/sessions.ts'
import { onBothDatabases } from '../db/testing.ts'
import { nameVoter, openOwnersPoll, smallRoll } from '../testing/polls.ts'
import { makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { openTestServer, ownOrigin, type TestServer } from './testing.ts'

const workbook = readFileSync(new URL('../../../../tests/data/huayuan/households.xlsx', import.meta.url))

onBothDatabases('rolls over HTTP', (db) => {
  let world: World
  let server: TestServer
  const signIn = async ({ tenant, person }: Who) =>
    (await openSession(db(), { tenant, person, origin: ownOrigin, via: 'demo' })).token
  const form = (bytes: Uint8Array, fields: Record<string, string> = {}) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ zone: world.zone, ...fields })) data.set(name, value)
    data.set('file', new Blob([new Uint8Array(bytes)]), 'file')
    return data
  }
  const roll = (bytes: string, fields: Record<string, string> = {}) =>
    form(Buffer.from(bytes), { name: '业主名册', parking: 'excluded', ...fields })
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    server = await openTestServer(db())
  })
  afterAll(() => server.close())

  it('are taken from clerks of the place alone, with a name and a way to treat parking', async () => {
    const code = async (raw: FormData, who?: Who, path = '/rolls') =>
      (await server.ask(path, { as: who && (await signIn(who)), raw })).json.refusal.code
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    for (const path of ['/rolls', '/households/preview']) {
      expect(await code(roll(smallRoll), undefined, path)).toBe('not-signed-in')
      expect(await code(roll(smallRoll), world.residents[0]!, path)).toBe('not-your-role')
      expect(await code(roll(smallRoll), other.clerk, path)).toBe('unknown-zone')
    }
    expect(await code(roll(smallRoll, { name: '' }), world.clerk)).toBe('input-invalid')
    expect(await code(roll(smallRoll, { parking: 'some' }), world.clerk)).toBe('input-invalid')
  })

  it('begin to be imported, and are followed to the end by the id of the job', async () => {
    const as = await signIn(world.clerk)
    const begun = await server.ask('/rolls', { as, raw: roll(smallRoll) })
    expect(begun.status).toBe(200)
    const input = encodeURIComponent(JSON.stringify({ zone: world.zone, job: begun.json.value.job }))
    for (let tries = 0; ; tries++) {
      const { json } = await server.ask(`/trpc/read.rollImport?input=${input}`, { as })
      const job = json.result.data
      if (job.state === 'done' || tries > 100) {
        expect(job).toMatchObject({ state: 'done', lines: 6, result: { heads: 5, area: '300.00' } })
        break
      }
      await setTimeout(50)
    }
  })

  it('of households are shown before anything is written, read as the clerk says', async () => {
    const as = await signIn(world.clerk)
    const preview = async (raw: FormData) => (await server.ask('/households/preview', { as, raw })).json
    expect(await preview(form(workbook))).toMatchObject({
      ok: true,
      value: { headerRow: 4, totals: { dwellings: 324, households: 311, vacant: 13 } },
    })
    const cells = Buffer.from('甲\t乙\n1\t101')
    expect(await preview(form(cells, { headerRow: '1', columns: '{"building":0,"room":1}' }))).toMatchObject({
      value: { rows: [{ building: '1号楼', room: '101' }] },
    })
    const strange: Record<string, string>[] = [
      { headerRow: '-1' },
      { columns: '{"door":1}' },
      { columns: '{' },
    ]
    for (const fields of strange)
      expect(await preview(form(cells, fields))).toMatchObject({
        refusal: { code: 'input-invalid' },
      })
  })

  it('make electors whose cast is answered with the receipt’s code and a signed promise', async () => {
    const owners = await openOwnersPoll(world)
    const voter = await nameVoter(world, owners.roll, 'e000001')
    const as = await signIn(voter)
    const body = {
      key: 'one-ballot-only',
      input: { ...owners.matter, poll: owners.poll, elector: 'e000001', choices: { q1: 'for' } },
    }
    const first = (await server.ask('/trpc/act.cast', { as, body })).json.result.data
    expect(first).toMatchObject({ ok: true, value: { counts: true } })
    expect(first.value.receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    expect(first.value.promise).toContain('yishi-promise/v1')
    expect((await server.ask('/trpc/act.cast', { as, body })).json.result.data).toEqual(first)
    const refused = await server.ask('/trpc/act.cast', {
      as,
      body: { key: 'another-ballot', input: { ...body.input, elector: 'e000002' } },
    })
    expect(refused.json.result.data).toMatchObject({ ok: false, refusal: { code: 'not-your-home' } })
  })
})
