import * as t from '@yishi/schema/tables'
import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { noticeText, objectTo, publishPlan } from '../testing/notices.ts'
import { makePicture } from '../testing/picture.ts'
import { type MatterAt, pass, somePlan, stageOf, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a plan that is changed while it hangs', (db) => {
  let world: World
  let matter: MatterAt
  let notice: string
  let renewed: string
  let objection: string
  const revised = (more: object = {}) => ({
    ...matter,
    ...somePlan,
    scope: '硬化400平方米，车位20个，公共菜圃一条',
    ...more,
  })
  const anew = (more: object = {}) => ({ ...matter, ...noticeText, days: 7, ...more })
  const stagesOf = () =>
    db()
      .select({ seq: t.stage.seq, kind: t.stage.kind, position: t.stage.position, outcome: t.stage.outcome })
      .from(t.stage)
      .where(and(eq(t.stage.tenantId, world.tenant), eq(t.stage.proposalId, matter.proposal)))
      .orderBy(asc(t.stage.seq))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 3, councillors: 3 })
    matter = await toNotice(world)
  })

  it('is refused before it hangs: the council carried it as it is', async () => {
    expect(await refusalOf(db(), acts.revisePlan, world.clerk, revised())).toBe('notice-not-published')
    notice = await publishPlan(world, matter)
  })

  it('is refused to others than the clerk, and where scope, place and cost stay as they hang', async () => {
    expect(await refusalOf(db(), acts.revisePlan, world.gridworker, revised())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.renewNotice, world.gridworker, anew())).toBe('not-your-role')
    const same = revised({ scope: somePlan.scope, body: '换一种说法。' })
    expect(await refusalOf(db(), acts.revisePlan, world.clerk, same)).toBe('plan-unchanged')
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew())).toBe('plan-unchanged')
    expect(await refusalOf(db(), acts.revisePlan, world.clerk, revised({ photos: ['nothing'] }))).toBe(
      'unknown-attachment',
    )
  })

  it('holds the matter once an objection is upheld, past its last day too', async () => {
    objection = await objectTo(world, matter, { notice, by: 1 })
    const about = { ...matter, objection }
    await doAct(db(), acts.meetObjector, world.clerk, { ...about, answer: 'declined', note: '' })
    const yes = { ...about, outcome: 'upheld', reply: '采纳异议人1的意见，沿墙留菜圃一条。' }
    await doAct(db(), acts.answerObjection, world.councillors[0]!, yes)
    const { closesAt, seq } = (await stageOf(world, matter))!
    await moveClock(db(), closesAt!)
    expect(await refusalOf(db(), acts.closeStage, world.clock, { ...matter, seq })).toBe('nothing-due')
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew())).toBe('plan-unchanged')
  })

  it('becomes the next version, with its photos', async () => {
    const photos = [await makePicture(world)]
    expect(await doAct(db(), acts.revisePlan, world.clerk, revised({ photos }))).toEqual({ version: 2 })
    const [, second] = await db()
      .select()
      .from(t.plan)
      .where(eq(t.plan.proposalId, matter.proposal))
      .orderBy(asc(t.plan.version))
    expect(second).toMatchObject({ version: 2, change: 'substance', photos, frozenAt: null })
  })

  it('goes on notice anew for a whole period, in a new round of the stage', async () => {
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew({ days: 6 }))).toBe('period-too-short')
    const before = await stageOf(world, matter)
    const made = await doAct(db(), acts.renewNotice, world.clerk, anew())
    renewed = made.notice
    expect(made).toMatchObject({ year: 2026, number: 2, closesAt: '2026-04-10T16:00:00.000Z' })
    const after = await stageOf(world, matter)
    expect(after).toMatchObject({ kind: 'notice', seq: before!.seq + 1, position: before!.position })
    expect(after?.closesAt?.toISOString()).toBe(made.closesAt)
    expect((await stagesOf()).at(-2)).toMatchObject({ kind: 'notice', outcome: 'renewed' })
    const notices = await db()
      .select({ id: t.notice.noticeId, replaces: t.notice.replaces, withdrawn: t.notice.withdrawnAt })
      .from(t.notice)
      .where(eq(t.notice.tenantId, world.tenant))
      .orderBy(asc(t.notice.number))
    expect(notices).toMatchObject([
      { id: notice, replaces: null, withdrawn: expect.any(Date) },
      { id: renewed, replaces: notice, withdrawn: null },
    ])
  })

  it('freezes the new version and says in the log that the round was renewed', async () => {
    const frozen = await db().$count(t.plan, eq(t.plan.proposalId, matter.proposal))
    expect(frozen).toBe(2)
    const plans = await db().select().from(t.plan).where(eq(t.plan.proposalId, matter.proposal))
    expect(plans.every((plan) => plan.frozenAt !== null)).toBe(true)
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'renewNotice')))
    expect(JSON.parse(entry!.body).open).toMatchObject({
      from: 'notice',
      outcome: 'renewed',
      to: 'notice',
      planVersion: 2,
      replaces: notice,
    })
  })

  it('leaves the old notice as it was: nothing is posted, corrected or held against it any more', async () => {
    const correction = { zone: world.zone, notice, ...noticeText, correction: '迟了' }
    expect(await refusalOf(db(), acts.correctNotice, world.clerk, correction)).toBe('notice-not-published')
    const against = { ...matter, notice, household: world.households[1], body: '再提', consent: false }
    expect(await refusalOf(db(), acts.raiseObjection, world.residents[1]!, against)).toBe('unknown-notice')
    const post = {
      zone: world.zone,
      notice,
      place: '门口',
      photo: await makePicture(world),
      postedAt: '2026-04-02T16:00:00Z',
    }
    expect(await refusalOf(db(), acts.postNotice, world.clerk, post)).toBe('notice-not-published')
  })

  it('counts objections afresh, and does not change again while one waits for its answer', async () => {
    const again = await objectTo(world, matter, { notice: renewed, by: 2 })
    const [row] = await db().select().from(t.objection).where(eq(t.objection.objectionId, again))
    expect(row!.number).toBe(1)
    await doAct(db(), acts.revisePlan, world.clerk, revised({ cost: 9_000_000 }))
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew())).toBe('objections-open')
    await doAct(db(), acts.withdrawObjection, world.residents[2]!, { ...matter, objection: again })
  })

  it('goes on to the poll when the new round is over', async () => {
    await pass(world, matter)
    expect((await stagesOf()).map((stage) => `${stage.kind} ${stage.outcome}`)).toEqual([
      'screen adopted',
      'second skipped',
      'consult heard',
      'deliberate agreed',
      'notice renewed',
      'notice noticed',
      'poll null',
    ])
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew())).toBe('wrong-stage')
  })
})

onBothDatabases('a roll on notice', (db) => {
  it('hangs anew once an objection to it was upheld, and takes no plan for that', async () => {
    const world = await makeWorld(db(), { households: 2, residents: 2, councillors: 1 })
    const { zone } = world
    const { proposal } = await doAct(db(), acts.propose, world.clerk, {
      zone,
      process: 'owners-general',
      title: '公共收益的使用',
      body: '用于维修大门。',
      place: '',
    })
    const matter = { zone, proposal }
    const roll = { ...matter, kind: 'roll', ...noticeText, days: 7 }
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, roll)
    expect(await refusalOf(db(), acts.revisePlan, world.clerk, { ...matter, ...somePlan })).toBe(
      'plan-missing',
    )
    const anew = { ...matter, ...noticeText, days: 7 }
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew)).toBe('plan-unchanged')
    const objection = await objectTo(world, matter, { notice, by: 1 })
    const about = { ...matter, objection }
    await doAct(db(), acts.meetObjector, world.clerk, { ...about, answer: 'declined', note: '' })
    const yes = { ...about, outcome: 'upheld', reply: '名册更正。' }
    await doAct(db(), acts.answerObjection, world.councillors[0]!, yes)
    await doAct(db(), acts.renewNotice, world.clerk, anew)
    await pass(world, matter)
    expect((await stageOf(world, matter))?.kind).toBe('call')
  })
})
