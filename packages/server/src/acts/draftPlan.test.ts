import * as t from '@yishi/schema/tables'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, somePlan, toConsult, toDeliberate, toMotion, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a plan', (db) => {
  let world: World
  let matter: MatterAt
  const refused = (more: object, who = world.clerk) =>
    refusalOf(db(), acts.draftPlan, who, { ...matter, ...somePlan, ...more })
  const draft = (more: object) =>
    doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, ...more })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    matter = await toConsult(world)
  })

  it('is refused to others than clerks, before the consultation, and with pictures that do not stand', async () => {
    expect(await refused({ change: 'first' }, world.gridworker)).toBe('not-your-role')
    expect(await refused({ ...(await toScreen(world)), change: 'first' })).toBe('wrong-stage')
    expect(await refused({ change: 'first', photos: ['nothing'] })).toBe('unknown-attachment')
  })

  it('begins with a first version, once', async () => {
    expect(await refused({ change: 'substance' })).toBe('input-invalid')
    expect(await draft({ change: 'first' })).toEqual({ version: 1 })
    expect(await refused({ change: 'first', cost: 1 })).toBe('input-invalid')
  })

  it('refuses a next version without a change, and a correction of scope, cost or place', async () => {
    expect(await refused({ change: 'correction' })).toBe('plan-unchanged')
    for (const change of [{ cost: 1 }, { scope: '全部' }, { place: '6号楼' }])
      expect(await refused({ change: 'correction', ...change })).toBe('input-invalid')
  })

  it('keeps every version as it was', async () => {
    expect(await draft({ change: 'correction', body: '清理五处菜地。' })).toEqual({ version: 2 })
    expect(await draft({ change: 'substance', cost: 9_000_000 })).toEqual({ version: 3 })
    const versions = await db()
      .select({ version: t.plan.version, cost: t.plan.cost, body: t.plan.body })
      .from(t.plan)
      .where(eq(t.plan.proposalId, matter.proposal))
      .orderBy(asc(t.plan.version))
    expect(versions).toEqual([
      { version: 1, cost: 8_600_000, body: somePlan.body },
      { version: 2, cost: 8_600_000, body: '清理五处菜地。' },
      { version: 3, cost: 9_000_000, body: somePlan.body },
    ])
  })

  it('is frozen once the council votes on it, and has no next version once it is carried', async () => {
    const other = await toDeliberate(world)
    const { motion } = await toMotion(world, other)
    const [plan] = await db().select().from(t.plan).where(eq(t.plan.proposalId, other.proposal))
    expect(plan!.frozenAt).not.toBeNull()
    for (const councillor of world.councillors)
      await doAct(db(), acts.voteMotion, councillor, { ...other, motion, choice: 'for' })
    await doAct(db(), acts.closeMotion, world.clerk, { ...other, motion })
    expect(await refused({ ...other, change: 'substance', cost: 1 })).toBe('plan-frozen')
  })
})
