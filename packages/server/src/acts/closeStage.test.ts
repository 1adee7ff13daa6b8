import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { objectTo, publishPlan } from '../testing/notices.ts'
import { type MatterAt, stageOf, toConsult, toDeliberate, toNotice } from '../testing/stages.ts'
import { makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('the closing of a stage', (db) => {
  let world: World
  const refused = async (matter: MatterAt, seq: number, who = world.clock) =>
    refusalOf(db(), acts.closeStage, who, { ...matter, seq })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 3, councillors: 1 })
  })

  it('is the clock’s alone, of the stage at hand, and not before its last day is over', async () => {
    const matter = await toConsult(world)
    const { seq } = (await stageOf(world, matter))!
    expect(await refused(matter, seq, world.clerk)).toBe('not-your-role')
    expect(await refused(matter, seq - 1)).toBe('nothing-due')
    expect(await refused(matter, seq)).toBe('nothing-due')
  })

  it('does not touch what no clock closes', async () => {
    const matter = await toDeliberate(world)
    expect(await refused(matter, (await stageOf(world, matter))!.seq)).toBe('wrong-stage')
  })

  it('leaves a notice that waits for an answer as it is, however often the clock looks', async () => {
    const matter = await toNotice(world)
    const notice = await publishPlan(world, matter)
    const hanging = (await stageOf(world, matter))!
    await moveClock(db(), new Date(hanging.closesAt!.getTime() - 1))
    await objectTo(world, matter, { notice, by: 2 })
    await moveClock(db(), hanging.closesAt!)
    for (let looks = 0; looks < 5; looks++) await tick(db())
    expect(await tick(db())).toBe(0)
    expect(await refused(matter, hanging.seq)).toBe('nothing-due')
    expect(await stageOf(world, matter)).toMatchObject({ seq: hanging.seq, kind: 'notice' })
    const closings = await db().$count(
      t.logEntry,
      and(eq(t.logEntry.matter, matter.proposal), eq(t.logEntry.act, 'closeStage')),
    )
    expect(closings).toBe(1)
  })
})
