import { beforeAll, expect, it } from 'vitest'
import { acts } from './acts/index.ts'
import { moveClock } from './db/clock.ts'
import { onBothDatabases } from './db/testing.ts'
import { roleHolders } from './roleHolders.ts'
import { doAct, makeWorld, type World } from './testing/world.ts'

onBothDatabases('who holds a role', (db) => {
  let world: World
  const names = async (zone: string) =>
    (await roleHolders(db(), world.tenant, { role: 'councillor', zone })).map((one) => one.name)
  const appoint = (name: string, zone: string, more = {}) =>
    doAct(db(), acts.appoint, world.admin, {
      zone,
      name,
      role: 'councillor',
      nameConsent: '同意公开姓名',
      ...more,
    })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
  })

  it('is nobody of another role, and nobody below or beside the zone', async () => {
    await appoint('网格议事员', `${world.zone}.g1`)
    expect(await names(world.zone)).toEqual([])
    expect(await names(`${world.zone}.g2`)).toEqual([])
    expect(await names(`${world.zone}.g1`)).toEqual(['网格议事员'])
  })

  it('is who was appointed at the zone or above it, each once', async () => {
    const { person } = await appoint('甲', world.tenant)
    await doAct(db(), acts.appoint, world.admin, { zone: world.zone, person, role: 'councillor' })
    expect(await names(world.zone)).toEqual(['甲'])
    expect(await names(world.tenant)).toEqual(['甲'])
  })

  it('is nobody any more when the term is over', async () => {
    await appoint('乙', world.zone, { until: '2026-04-01T00:00:00Z' })
    expect(await names(world.zone)).toContain('乙')
    await moveClock(db(), new Date('2026-04-01T00:00:00Z'))
    expect(await names(world.zone)).toEqual(['甲'])
  })
})
