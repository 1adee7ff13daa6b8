import * as t from '@yishi/schema/tables'
import { and, asc, desc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { noticeText, publishPlan } from '../testing/notices.ts'
import { makePaper, makePicture } from '../testing/picture.ts'
import { type MatterAt, pass, stageOf, toNotice, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('the work', (db) => {
  let world: World
  let matter: MatterAt
  let photo: string
  const task = (more: object = {}) => ({
    ...matter,
    title: '硬化场地610㎡',
    owner: '华园物业工程队',
    person: world.assignee.person,
    dueOn: '2027-05-15',
    ...more,
  })
  const evidence = (more: object = {}) => ({
    ...matter,
    moment: 'after',
    photos: [photo],
    takenOn: '2026-04-03',
    ...more,
  })
  const word = (side: string, verdict = 'accepted', reason = '') => ({ ...matter, side, verdict, reason })
  const kindNow = async () => (await stageOf(world, matter))?.kind
  const proposalRow = async () =>
    (await db().select().from(t.proposal).where(eq(t.proposal.proposalId, matter.proposal)))[0]!
  /** One task, one photo, done: the round of work is over. */
  const work = async () => {
    const { task: id } = await doAct(db(), acts.addTask, world.clerk, task())
    await doAct(db(), acts.addEvidence, world.assignee, evidence({ task: id }))
    await doAct(db(), acts.finishTask, world.assignee, { ...matter, task: id })
  }
  const acceptBoth = async () => {
    await doAct(db(), acts.accept, world.residents[0]!, word('proposer'))
    await doAct(db(), acts.accept, world.councillors[0]!, word('council'))
  }
  const publish = () => doAct(db(), acts.publishOutcome, world.clerk, { ...matter, ...noticeText, days: 15 })
  const rateBy = (stars: readonly number[]) =>
    Promise.all(
      stars.map((star, i) =>
        doAct(db(), acts.rate, world.residents[i]!, {
          ...matter,
          household: world.households[i],
          stars: star,
        }),
      ),
    )

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 7, residents: 6, councillors: 3 })
    matter = await toNotice(world)
    photo = await makePicture(world)
  })

  it('has photos of before from the beginning, of after only once it is being done', async () => {
    expect(await refusalOf(db(), acts.addEvidence, world.gridworker, evidence())).toBe('wrong-stage')
    await doAct(
      db(),
      acts.addEvidence,
      world.gridworker,
      evidence({ moment: 'before', takenOn: '2026-03-18' }),
    )
    expect(await refusalOf(db(), acts.addTask, world.clerk, task())).toBe('wrong-stage')
    await publishPlan(world, matter)
    await pass(world, matter)
    await doAct(db(), acts.skipPoll, world.clerk, { ...matter, reason: '无异议' })
    expect(await kindNow()).toBe('act')
  })

  it('is given out by the clerk, to somebody known, until a day to come', async () => {
    expect(await refusalOf(db(), acts.addTask, world.assignee, task())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.addTask, world.clerk, task({ person: 'nobody' }))).toBe(
      'unknown-person',
    )
    expect(await refusalOf(db(), acts.addTask, world.clerk, task({ dueOn: '2026-04-02' }))).toBe(
      'input-invalid',
    )
    expect(await refusalOf(db(), acts.addTask, world.clerk, task({ dueOn: '2026-02-30' }))).toBe(
      'input-invalid',
    )
  })

  it('is shown by public pictures of days that have been, on tasks that are there', async () => {
    const refused = (more: object) => refusalOf(db(), acts.addEvidence, world.assignee, evidence(more))
    for (const wrong of ['nothing', await makePaper(world, 'public'), await makePaper(world, 'staff')])
      expect(await refused({ photos: [wrong] })).toBe('unknown-attachment')
    expect(await refused({ photos: [] })).toBe('input-invalid')
    expect(await refused({ task: 'nothing' })).toBe('unknown-task')
    expect(await refused({ takenOn: '2026-04-04' })).toBe('input-invalid')
    expect(await refusalOf(db(), acts.addEvidence, world.residents[0]!, evidence())).toBe('not-your-role')
  })

  it('is not done before a photo shows it, nor by others than it was given to', async () => {
    const { task: first } = await doAct(db(), acts.addTask, world.clerk, task())
    const { task: second } = await doAct(
      db(),
      acts.addTask,
      world.clerk,
      task({ person: undefined, owner: '居民' }),
    )
    const finish = (id: string) => ({ ...matter, task: id, note: '已完成' })
    expect(await refusalOf(db(), acts.finishTask, world.assignee, finish('nothing'))).toBe('unknown-task')
    expect(await refusalOf(db(), acts.finishTask, world.assignee, finish(second))).toBe('not-your-role')
    expect(await refusalOf(db(), acts.finishTask, world.assignee, finish(first))).toBe('photos-missing')
    await doAct(db(), acts.addEvidence, world.assignee, evidence({ task: first }))
    await doAct(db(), acts.finishTask, world.assignee, finish(first))
    expect(await refusalOf(db(), acts.finishTask, world.assignee, finish(first))).toBe('already-done')
    // The photo was of the first task; one of the whole place serves every task.
    expect(await refusalOf(db(), acts.finishTask, world.clerk, finish(second))).toBe('photos-missing')
    await doAct(db(), acts.addEvidence, world.clerk, evidence())
    expect(await kindNow()).toBe('act')
    expect(await doAct(db(), acts.finishTask, world.clerk, finish(second))).toEqual({
      task: second,
      tasksOpen: 0,
    })
    expect(await kindNow()).toBe('accept')
  })

  it('is accepted by who proposed it and by a councillor without a stake, each once', async () => {
    const accept = acts.accept
    expect(await refusalOf(db(), accept, world.residents[1]!, word('proposer'))).toBe('not-the-proposer')
    expect(await refusalOf(db(), accept, world.gridworker, word('proposer'))).toBe('not-the-proposer')
    expect(await refusalOf(db(), accept, world.residents[0]!, word('council'))).toBe('not-your-role')
    expect(await refusalOf(db(), accept, world.assignee, word('council'))).toBe('not-your-role')
    expect(await refusalOf(db(), accept, world.residents[0]!, word('proposer', 'refused'))).toBe(
      'input-invalid',
    )
    const [, recused] = world.councillors
    await doAct(db(), acts.recuse, world.clerk, { ...matter, person: recused!.person, reason: '承包人亲属' })
    expect(await refusalOf(db(), accept, recused!, word('council'))).toBe('recused')
    const both = { ...world.residents[0]!, grants: world.councillors[0]!.grants }
    expect(await refusalOf(db(), accept, both, word('council'))).toBe('conflict-of-interest')
    await doAct(db(), accept, world.councillors[0]!, word('council'))
    expect(await refusalOf(db(), accept, world.councillors[2]!, word('council'))).toBe('already-done')
    expect(await kindNow()).toBe('accept')
  })

  it('goes back with a refusal: a new round, with tasks and photos of its own', async () => {
    await doAct(db(), acts.accept, world.residents[0]!, word('proposer', 'refused', '边角未清'))
    expect(await kindNow()).toBe('act')
    expect((await proposalRow()).reopened).toBe(1)
    const { task: again } = await doAct(db(), acts.addTask, world.clerk, task())
    expect(await refusalOf(db(), acts.finishTask, world.assignee, { ...matter, task: again })).toBe(
      'photos-missing',
    )
    await doAct(db(), acts.addEvidence, world.assignee, evidence())
    await doAct(db(), acts.finishTask, world.assignee, { ...matter, task: again })
    await acceptBoth()
    expect(await kindNow()).toBe('publish')
  })

  it('is published by the clerk for fifteen days at least, as an outcome and nothing else', async () => {
    const outcome = (more: object = {}) => ({ ...matter, ...noticeText, days: 15, ...more })
    expect(await refusalOf(db(), acts.publishOutcome, world.councillors[0]!, outcome())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.publishOutcome, world.clerk, outcome({ days: 14 }))).toBe(
      'period-too-short',
    )
    const result = outcome({ kind: 'result' })
    expect(await refusalOf(db(), acts.publishNotice, world.clerk, result)).toBe('wrong-stage')
    expect(
      await refusalOf(db(), acts.rate, world.residents[0]!, {
        ...matter,
        household: world.households[0],
        stars: 5,
      }),
    ).toBe('wrong-stage')
    const made = await publish()
    expect((await stageOf(world, matter))?.closesAt?.toISOString()).toBe(made.closesAt)
    expect(await refusalOf(db(), acts.publishOutcome, world.clerk, outcome())).toBe('already-done')
    await pass(world, matter)
    expect(await kindNow()).toBe('rate')
  })

  it('is rated by households, once each, one star to five, as they think last', async () => {
    const rating = (stars: number, i = 0) => ({ ...matter, household: world.households[i], stars })
    expect(await refusalOf(db(), acts.rate, world.residents[0]!, rating(5, 1))).toBe('not-your-home')
    expect(await refusalOf(db(), acts.rate, world.clerk, rating(5))).toBe('not-your-home')
    for (const stars of [0, -1, 2.5])
      expect(await refusalOf(db(), acts.rate, world.residents[0]!, rating(stars))).toBe('input-invalid')
    // Two taps at once, each under a key of its own: one row.
    await Promise.all([4, 5].map((stars) => doAct(db(), acts.rate, world.residents[0]!, rating(stars))))
    await rateBy([1, 3, 3, 3, 3])
    const rows = await db().select().from(t.rating).where(eq(t.rating.proposalId, matter.proposal))
    expect(rows.map((row) => row.stars).sort()).toEqual([1, 3, 3, 3, 3])
  })

  it('is reopened where the mean of five households is under three', async () => {
    await pass(world, matter)
    expect(await kindNow()).toBe('act')
    expect(await proposalRow()).toMatchObject({ reopened: 2, raisedTo: null, end: null })
  })

  it('goes up a zone at the third time', async () => {
    await work()
    await pass(world, matter)
    const [accepted] = await db()
      .select({ kind: t.stage.kind, outcome: t.stage.outcome })
      .from(t.stage)
      .where(and(eq(t.stage.tenantId, world.tenant), eq(t.stage.kind, 'accept')))
      .orderBy(desc(t.stage.seq))
    expect(accepted!.outcome).toBe('accepted-by-silence')
    await publish()
    await pass(world, matter)
    await rateBy([2, 2, 2, 2, 2])
    await pass(world, matter)
    expect(await proposalRow()).toMatchObject({ reopened: 3, raisedTo: world.tenant, end: null })
  })

  it('is done when it is rated well', async () => {
    await work()
    await acceptBoth()
    await publish()
    await pass(world, matter)
    await rateBy([5, 5, 4, 5, 3, 4])
    await pass(world, matter)
    expect(await proposalRow()).toMatchObject({ end: 'done', endReason: 'completed' })
    const kinds = await db()
      .select({ kind: t.stage.kind, outcome: t.stage.outcome })
      .from(t.stage)
      .where(and(eq(t.stage.tenantId, world.tenant), eq(t.stage.proposalId, matter.proposal)))
      .orderBy(asc(t.stage.seq))
    expect(kinds.slice(4).map((stage) => `${stage.kind} ${stage.outcome}`)).toEqual([
      'notice noticed',
      'poll skipped',
      'count skipped',
      'act done',
      'accept refused',
      'act done',
      'accept accepted',
      'publish published',
      'rate reopened',
      'act done',
      'accept accepted-by-silence',
      'publish published',
      'rate raised',
      'act done',
      'accept accepted',
      'publish published',
      'rate rated',
    ])
  })

  it('is not rated twice over, nor touched, once the matter has ended', async () => {
    expect(await refusalOf(db(), acts.addTask, world.clerk, task())).toBe('matter-ended')
    expect(
      await refusalOf(db(), acts.rate, world.residents[0]!, {
        ...matter,
        household: world.households[0],
        stars: 1,
      }),
    ).toBe('matter-ended')
  })

  it('begins at once where no vote was needed', async () => {
    const small = await toScreen(world, { title: '楼道灯' })
    await doAct(db(), acts.screen, world.clerk, {
      ...small,
      decision: 'without-vote',
      ownership: '公共',
      consent: null,
      money: '物业费',
      partyStudy: null,
      affected: [],
    })
    expect(await doAct(db(), acts.addTask, world.clerk, { ...task(), ...small })).toHaveProperty('task')
  })
})
