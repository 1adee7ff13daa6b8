import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { noticeText } from '../testing/notices.ts'
import { makePicture } from '../testing/picture.ts'
import { type MatterAt, pass, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { progress } from './progress.ts'

onBothDatabases('the progress of the work', (db) => {
  let world: World
  let matter: MatterAt
  let task: string
  let photo: string
  const look = async (who: Who | null = null) => {
    const answer = await runRead(db(), progress, who, matter)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const mine = async (who: Who) => (await look(who)).mine
  const word = (side: string) => ({ ...matter, side, verdict: 'accepted' })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 6, residents: 6, councillors: 2 })
    matter = await toScreen(world)
    photo = await makePicture(world)
    await doAct(db(), acts.screen, world.clerk, {
      ...matter,
      decision: 'without-vote',
      ownership: '公共',
      consent: null,
      money: '物业费',
      partyStudy: null,
      affected: [],
    })
  })

  it('is unknown from another community', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(await runRead(db(), progress, null, { ...matter, zone: other.zone })).toMatchObject({
      refusal: { code: 'unknown-proposal' },
    })
  })

  it('shows nothing yet, and to visitors no rights', async () => {
    expect(await look()).toEqual({
      proposal: matter.proposal,
      title: '空地整治',
      stage: 'act',
      round: 0,
      tasks: [],
      before: [],
      after: [],
      acceptances: [],
      acceptBy: null,
      ratings: { households: 0, mean: null, stars: null },
      rateBy: null,
      outcomeNotice: null,
      reopened: 0,
      raisedTo: null,
      mine: null,
    })
    expect(await mine(world.clerk)).toEqual({ may: ['addTask', 'addEvidence'], rating: null, side: null })
    expect(await mine(world.assignee)).toMatchObject({ may: ['addEvidence'] })
  })

  it('shows tasks to everybody, which are theirs to those who do them, and what is late', async () => {
    const given = {
      ...matter,
      title: '换灯',
      owner: '物业',
      person: world.assignee.person,
      dueOn: '2026-03-19',
    }
    task = (await doAct(db(), acts.addTask, world.clerk, given)).task
    expect((await look()).tasks).toEqual([
      {
        id: task,
        title: '换灯',
        owner: '物业',
        dueAt: '2026-03-19T16:00:00.000Z',
        doneAt: null,
        note: '',
        overdue: false,
        mine: false,
      },
    ])
    await moveClock(db(), new Date('2026-03-19T16:00:00Z'))
    expect((await look(world.assignee)).tasks).toMatchObject([{ overdue: true, mine: true }])
    expect((await mine(world.assignee))?.may).toEqual(['finishTask', 'addEvidence'])
    expect((await mine(world.gridworker))?.may).toEqual(['addEvidence'])
  })

  it('shows photos of before and after with their days', async () => {
    for (const [moment, takenOn] of [
      ['after', '2026-03-20'],
      ['before', '2026-03-18'],
    ])
      await doAct(db(), acts.addEvidence, world.assignee, { ...matter, moment, takenOn, photos: [photo] })
    const { before, after } = await look()
    expect(before).toMatchObject([{ takenOn: '2026-03-17T16:00:00.000Z', photos: [{ id: photo }] }])
    expect(after).toMatchObject([{ takenOn: '2026-03-19T16:00:00.000Z', photos: [{ mime: 'image/webp' }] }])
  })

  it('asks both sides, each of them once', async () => {
    await doAct(db(), acts.finishTask, world.assignee, { ...matter, task, note: '提前' })
    expect(await look(world.residents[0]!)).toMatchObject({
      stage: 'accept',
      acceptBy: '2026-03-25T16:00:00.000Z',
      tasks: [{ doneAt: '2026-03-19T16:00:00.000Z', note: '提前', overdue: false }],
      mine: { may: ['accept'], side: 'proposer' },
    })
    const [councillor, recused] = world.councillors
    await doAct(db(), acts.recuse, world.clerk, { ...matter, person: recused!.person, reason: '亲属' })
    expect(await mine(councillor!)).toMatchObject({ may: ['accept'], side: 'council' })
    for (const who of [recused!, world.residents[1]!, world.gridworker])
      expect((await mine(who))?.may).not.toContain('accept')
    await doAct(db(), acts.accept, world.residents[0]!, word('proposer'))
    expect((await mine(world.residents[0]!))?.may).not.toContain('accept')
    await doAct(db(), acts.accept, councillor!, word('council'))
    expect((await look()).acceptances.map((one) => `${one.side} ${one.verdict}`).sort()).toEqual([
      'council accepted',
      'proposer accepted',
    ])
  })

  it('offers the publication once, and names the notice', async () => {
    expect((await mine(world.clerk))?.may).toEqual(['publishOutcome'])
    const outcome = { ...matter, ...noticeText, days: 15 }
    const { notice } = await doAct(db(), acts.publishOutcome, world.clerk, outcome)
    expect(await look(world.clerk)).toMatchObject({ outcomeNotice: notice, mine: { may: [] } })
  })

  it('shows what five households or more think, and to each how it rated itself', async () => {
    await pass(world, matter)
    const rate = (i: number, stars: number) =>
      doAct(db(), acts.rate, world.residents[i]!, { ...matter, household: world.households[i], stars })
    for (const i of [0, 1, 2, 3]) await rate(i, 2)
    expect(await look(world.residents[0]!)).toMatchObject({
      stage: 'rate',
      ratings: { households: 4, mean: null, stars: null },
      mine: { may: ['rate'], rating: 2 },
    })
    expect(await mine(world.residents[5]!)).toMatchObject({ may: ['rate'], rating: null })
    await rate(4, 3)
    expect((await look()).ratings).toEqual({ households: 5, mean: '2.20', stars: [0, 4, 1, 0, 0] })
  })

  it('keeps the last ratings in sight when the work begins again', async () => {
    await pass(world, matter)
    expect(await look()).toMatchObject({
      stage: 'act',
      round: 1,
      reopened: 1,
      tasks: [],
      rateBy: null,
      ratings: { households: 5, mean: '2.20' },
      acceptances: [{ round: 0 }, { round: 0 }],
    })
  })
})
