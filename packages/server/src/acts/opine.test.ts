import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, stageOf, toConsult, toScreen, toSecond } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('an opinion', (db) => {
  let world: World
  let matter: MatterAt
  const opinion = (household: string | undefined, more = {}) => ({
    ...matter,
    household,
    stance: 'for',
    reason: '车位不够',
    ...more,
  })
  const standing = () =>
    db()
      .select({ household: t.opinion.householdId, stance: t.opinion.stance, channel: t.opinion.channel })
      .from(t.opinion)
      .where(and(eq(t.opinion.proposalId, matter.proposal), isNull(t.opinion.supersededAt)))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 3, councillors: 1 })
    matter = await toConsult(world)
  })

  it('is refused to those who do not live there', async () => {
    const [resident] = world.residents
    expect(await refusalOf(db(), acts.opine, resident!, opinion(world.households[1]))).toBe('not-your-home')
    expect(await refusalOf(db(), acts.opine, resident!, opinion('nothing'))).toBe('not-your-home')
    expect(await refusalOf(db(), acts.opine, world.clerk, opinion(world.households[0]))).toBe('not-your-home')
  })

  it('is refused before the consultation, in another tenant, and without a stance', async () => {
    const [resident] = world.residents
    const early = await toScreen(world)
    expect(await refusalOf(db(), acts.opine, resident!, opinion(world.households[0], early))).toBe(
      'wrong-stage',
    )
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    expect(await refusalOf(db(), acts.opine, other.residents[0]!, opinion(other.households[0]))).toBe(
      'unknown-proposal',
    )
    expect(
      await refusalOf(db(), acts.opine, resident!, opinion(world.households[0], { stance: 'maybe' })),
    ).toBe('input-invalid')
  })

  it('is refused for a home in another estate, as is seconding', async () => {
    const zone = `${world.tenant}.longyuan`
    await doAct(db(), acts.addZone, world.admin, {
      zone: world.tenant,
      below: zone,
      level: 'estate',
      name: '龙源湖小区',
    })
    const { households } = await doAct(db(), acts.registerHouseholds, world.clerk, {
      zone,
      households: [{ zone, building: '1号楼', unit: '', room: '101' }],
    })
    const household = households[0]!
    const [resident] = world.residents
    await doAct(db(), acts.vouch, world.clerk, { zone, household, person: resident!.person })
    const both = { ...resident!, homes: [...resident!.homes, { household, zone }] }
    expect(await refusalOf(db(), acts.opine, both, opinion(household))).toBe('not-your-home')
    const waiting = await toSecond(world)
    expect(await refusalOf(db(), acts.second, both, { ...waiting, household })).toBe('not-your-home')
  })

  it('takes the place of what the same person said before, and of nobody else’s', async () => {
    await doAct(db(), acts.opine, world.residents[0]!, opinion(world.households[0]))
    await doAct(db(), acts.opine, world.residents[1]!, opinion(world.households[1]))
    await doAct(
      db(),
      acts.opine,
      world.residents[0]!,
      opinion(world.households[0], { stance: 'against', reason: '' }),
    )
    expect(await standing()).toEqual(
      expect.arrayContaining([
        { household: world.households[0], stance: 'against', channel: 'online' },
        { household: world.households[1], stance: 'for', channel: 'online' },
      ]),
    )
    expect(await standing()).toHaveLength(2)
  })

  it('leaves no stance, household or reason in the open part of the log', async () => {
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.matter, matter.proposal), eq(t.logEntry.act, 'opine')))
    expect(JSON.parse(entry!.body).open).toEqual({ channel: 'online' })
  })

  it('is refused from the first instant after the last day, closed by the clock or not yet', async () => {
    await moveClock(db(), (await stageOf(world, matter))!.closesAt!)
    expect(await refusalOf(db(), acts.opine, world.residents[2]!, opinion(world.households[2]))).toBe(
      'stage-closed',
    )
  })
})

onBothDatabases('following', (db) => {
  let world: World
  let matter: MatterAt
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 2, councillors: 0 })
    matter = await toScreen(world)
  })

  it('is refused twice, and to those who live elsewhere', async () => {
    expect(await refusalOf(db(), acts.follow, world.clerk, { ...matter, active: true })).toBe('not-your-home')
    await doAct(db(), acts.follow, world.residents[1]!, { ...matter, active: true })
    expect(await refusalOf(db(), acts.follow, world.residents[1]!, { ...matter, active: true })).toBe(
      'already-done',
    )
  })

  it('ends and begins again', async () => {
    await doAct(db(), acts.follow, world.residents[1]!, { ...matter, active: false })
    await doAct(db(), acts.follow, world.residents[1]!, { ...matter, active: true })
    const rows = await db().select().from(t.follow).where(eq(t.follow.proposalId, matter.proposal))
    expect(rows).toMatchObject([{ personId: world.residents[1]!.person, active: true }])
  })
})
