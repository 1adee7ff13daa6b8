import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import type { ReadValue } from '../read.ts'
import { runRead } from '../read.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { claims } from './claims.ts'
import { people } from './people.ts'

onBothDatabases('people and claims', (db) => {
  let world: World
  let other: World
  const see = async (zone = world.zone): Promise<ReadValue<typeof people>> => {
    const answer = await runRead(db(), people, world.admin, { zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const claimed = (who: Who | null, more: object = {}) =>
    runRead(db(), claims, who, { zone: world.zone, ...more })

  beforeAll(async () => {
    world = await makeWorld(db(), { councillors: 1, residents: 2 })
    other = await makeWorld(db(), { councillors: 0, residents: 1 })
  })

  it('are shown to nobody but the administrator, and the clerk', async () => {
    const answer = await runRead(db(), people, world.clerk, { zone: world.zone })
    expect(answer).toEqual({ ok: false, refusal: { code: 'not-your-role' } })
    expect(await claimed(null)).toEqual({ ok: false, refusal: { code: 'not-signed-in' } })
    expect(await claimed(world.residents[0]!)).toEqual({ ok: false, refusal: { code: 'not-your-role' } })
    expect(await claimed(other.clerk)).toMatchObject({ refusal: { code: 'unknown-zone' } })
  })

  it('list who holds which role at a zone and below, the zones and the sites', async () => {
    await doAct(db(), acts.allowOrigin, world.admin, {
      zone: world.tenant,
      origin: 'https://a.example',
      allowed: true,
    })
    const view = await see(world.tenant)
    expect(view.staff.map((one) => [one.name, one.login, one.grants[0]!.role])).toContainEqual([
      '管理员',
      'admin',
      'admin',
    ])
    expect(view.zones.map((one) => one.zone)).toEqual([
      world.tenant,
      world.zone,
      `${world.zone}.g1`,
      `${world.zone}.g2`,
    ])
    expect(view.sites).toEqual([{ origin: 'https://a.example', keys: [] }])
    const below = await see(`${world.zone}.g1`)
    expect(below.staff.map((one) => one.name)).toEqual(['网格员甲'])
  })

  it('no longer list who was dismissed; the last administrator cannot be', async () => {
    const { staff } = await see(world.tenant)
    const grantOf = (role: string) =>
      staff.flatMap((one) => one.grants).find((one) => one.role === role)!.grant
    const about = { zone: world.tenant, reason: '调离' }
    const dismiss = (who: Who, grant: string) => refusalOf(db(), acts.dismiss, who, { ...about, grant })
    expect(await dismiss(world.clerk, grantOf('gridworker'))).toBe('not-your-role')
    expect(await dismiss(world.admin, 'nothing')).toBe('unknown-person')
    expect(await dismiss(world.admin, grantOf('admin'))).toBe('not-available')
    await doAct(db(), acts.dismiss, world.admin, { ...about, grant: grantOf('gridworker') })
    expect(await dismiss(world.admin, grantOf('gridworker'))).toBe('unknown-person')
    expect((await see(world.tenant)).staff.map((one) => one.name)).not.toContain('网格员甲')
  })

  it('show the claims of a household, and without one those in doubt', async () => {
    const household = world.households[0]!
    const vouched = await doAct(db(), acts.vouch, world.clerk, {
      zone: world.zone,
      household,
      name: '后来者',
    })
    expect(await claimed(world.clerk)).toMatchObject({ ok: true, value: { items: [], total: 0 } })
    await doAct(db(), acts.contestClaim, world.residents[0]!, {
      zone: world.zone,
      household,
      person: vouched.person,
    })
    expect(await claimed(world.clerk)).toMatchObject({
      value: { items: [{ person: vouched.person, name: '后来者', state: 'contested', via: 'clerk' }] },
    })
    expect(await claimed(world.clerk, { household })).toMatchObject({ value: { total: 2 } })
    expect(await claimed(world.clerk, { household: other.households[0] })).toMatchObject({
      value: { total: 0 },
    })
  })

  it('show the clerk whom a correction or an erasure is about, with the number that is kept, and nobody once they are gone', async () => {
    const household = world.households[1]!
    const { person } = world.residents[1]!
    const about = { zone: world.zone, person }
    expect(await claimed(world.residents[1]!, { household })).toEqual({
      ok: false,
      refusal: { code: 'not-your-role' },
    })
    expect(await claimed(world.clerk, { household })).toMatchObject({
      value: { items: [{ person, name: '居民2', phone: null }] },
    })
    await doAct(db(), acts.correctPerson, world.clerk, { ...about, name: '更正后', phone: '13800000000' })
    expect(await claimed(world.clerk, { household })).toMatchObject({
      value: { items: [{ person, name: '更正后', phone: '13800000000' }] },
    })
    await doAct(db(), acts.erasePerson, world.clerk, about)
    expect(await claimed(world.clerk, { household })).toMatchObject({ value: { items: [], total: 0 } })
  })
})
