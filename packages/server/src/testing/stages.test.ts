import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { pass, stageOf, toConsult, toDeliberate, toNotice, toScreen, toSecond } from './stages.ts'
import { makeWorld, type World } from './world.ts'

onBothDatabases('the way to a stage', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1 })
  })

  it('does not pass a stage that no clock closes', async () => {
    await expect(pass(world, await toScreen(world))).rejects.toThrow('nothing closes by time')
  })

  it('ends where its name says', async () => {
    expect((await stageOf(world, await toScreen(world)))?.kind).toBe('screen')
    expect((await stageOf(world, await toSecond(world)))?.kind).toBe('second')
    expect((await stageOf(world, await toConsult(world)))?.kind).toBe('consult')
    expect((await stageOf(world, await toDeliberate(world)))?.kind).toBe('deliberate')
    const course = { affected: [world.households[0]!] }
    expect((await stageOf(world, await toNotice(world, course)))?.kind).toBe('notice')
  })
})
