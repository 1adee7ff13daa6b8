import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { proposal } from '../reads/proposal.ts'
import { noticeText, publishPlan } from '../testing/notices.ts'
import { type MatterAt, somePlan, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('serving a notice', (db) => {
  let world: World
  let matter: MatterAt
  let affected: string
  const serve = (more: object = {}) => ({
    ...matter,
    household: affected,
    servedAt: '2026-03-25T17:00:00.000Z',
    ...more,
  })
  const servedAt = async () => {
    const whole = await runRead(db(), proposal, null, matter)
    return whole.ok ? whole.value.affected.map((one) => one.servedAt) : []
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 2, councillors: 3 })
    affected = world.households[2]!
    matter = await toNotice(world, { affected: [affected] })
  })

  it('waits until it hangs', async () => {
    expect(await refusalOf(db(), acts.serveNotice, world.gridworker, serve())).toBe('notice-not-published')
    await publishPlan(world, matter)
    await moveClock(db(), new Date('2026-03-25T17:00:00Z'))
  })

  it('is refused to others than clerk and grid worker, for others than the affected, and for a time that cannot be', async () => {
    const act = acts.serveNotice
    expect(await refusalOf(db(), act, world.residents[0]!, serve())).toBe('not-your-role')
    expect(await refusalOf(db(), act, world.clerk, serve({ household: world.households[0] }))).toBe(
      'unknown-household',
    )
    const elsewhere = {
      ...world.gridworker,
      grants: [{ role: 'gridworker' as const, zone: `${world.zone}.g2` }],
    }
    expect(await refusalOf(db(), act, elsewhere, serve())).toBe('not-your-role')
    for (const at of ['2026-03-25T15:00:00Z', '2026-03-26T00:00:00Z'])
      expect(await refusalOf(db(), act, world.clerk, serve({ servedAt: at }))).toBe('input-invalid')
  })

  it('is recorded once for each notice, and anew for the one that takes its place', async () => {
    await doAct(db(), acts.serveNotice, world.gridworker, serve())
    expect(await servedAt()).toEqual(['2026-03-25T17:00:00.000Z'])
    expect(await refusalOf(db(), acts.serveNotice, world.clerk, serve())).toBe('already-done')
    await moveClock(db(), new Date('2026-03-26T02:00:00Z'))
    await doAct(db(), acts.revisePlan, world.clerk, { ...matter, ...somePlan, cost: 9_000_000 })
    await doAct(db(), acts.renewNotice, world.clerk, { ...matter, ...noticeText, days: 7 })
    const again = '2026-03-26T02:00:00.000Z'
    await doAct(db(), acts.serveNotice, world.clerk, serve({ servedAt: again }))
    expect(await servedAt()).toEqual([again])
  })
})
