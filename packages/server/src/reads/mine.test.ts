import * as t from '@yishi/schema/tables'
import type { MineView } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { noticeText } from '../testing/notices.ts'
import { makePicture } from '../testing/picture.ts'
import { fresh, nameVoter, openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, pass, toConsult, toScreen, toSecond } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { mine } from './mine.ts'

onBothDatabases('what is mine', (db) => {
  let world: World
  const look = async (who: Who | null, zone = world.zone): Promise<MineView> => {
    const answer = await runRead(db(), mine, who, { zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const waiting = async (who: Who, matter: MatterAt) =>
    (await look(who)).waiting.filter((one) => one.proposal === matter.proposal).map((one) => one.what)
  const [first, second] = [() => world.residents[0]!, () => world.residents[1]!]

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 3, councillors: 2 })
  })

  it('is nothing for a visitor, and for who belongs here and has done nothing it is empty', async () => {
    await expect(look(null)).rejects.toThrow('not-signed-in')
    expect(await look(first())).toEqual({ waiting: [], ballots: [], proposals: [], follows: [], notices: [] })
  })

  it('waits for a seconding from the neighbours alone, until they have seconded', async () => {
    const matter = await toSecond(world, { title: '路灯' })
    expect(await waiting(first(), matter)).toEqual([])
    const [one] = (await look(second())).waiting
    expect(one).toEqual({
      what: 'second',
      proposal: matter.proposal,
      zone: world.zone,
      title: '路灯',
      task: null,
      poll: null,
      until: '2026-03-25T16:00:00.000Z',
      overdue: false,
    })
    await doAct(db(), acts.second, second(), { ...matter, household: world.households[1] })
    expect(await waiting(second(), matter)).toEqual([])
    expect(await waiting(world.clerk, matter)).toEqual([])
  })

  it('waits for an opinion of each person, who proposed it included', async () => {
    const matter = await toConsult(world)
    expect(await waiting(first(), matter)).toEqual(['opine'])
    const said = { ...matter, household: world.households[0], stance: 'for', reason: '' }
    await doAct(db(), acts.opine, first(), said)
    expect(await waiting(first(), matter)).toEqual([])
    expect(await waiting(second(), matter)).toEqual(['opine'])
  })

  it('lists what one proposed, or wrote down for another, and what one follows without the former', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    const { proposal } = await doAct(db(), acts.propose, world.gridworker, {
      zone: world.zone,
      process: 'tiyizuo',
      title: '代写的',
      body: '老人家要扶手。',
      place: '',
      household: world.households[2],
    })
    const unhoused = await doAct(db(), acts.propose, world.clerk, {
      zone: world.zone,
      process: 'tiyizuo',
      title: '社区提的',
      body: '没有住户。',
      place: '',
    })
    const about = { zone: world.zone, active: true }
    await doAct(db(), acts.follow, second(), { ...about, proposal })
    await doAct(db(), acts.follow, second(), { ...about, proposal: unhoused.proposal })
    await doAct(db(), acts.follow, world.residents[2]!, { ...about, proposal })
    const titles = (items: { title: string }[]) => items.map((item) => item.title).sort()
    expect(titles((await look(world.residents[2]!)).proposals)).toEqual(['代写的'])
    expect(titles((await look(world.gridworker)).proposals)).toEqual(['代写的'])
    expect((await look(world.residents[2]!)).follows).toEqual([])
    expect(titles((await look(second())).follows)).toEqual(['代写的', '社区提的'])
    expect(titles((await look(second())).proposals)).toEqual([])
    expect(await look(other.residents[0]!, other.zone)).toMatchObject({ proposals: [], follows: [] })
    await doAct(db(), acts.follow, second(), { ...about, active: false, proposal })
    expect(titles((await look(second())).follows)).toEqual(['社区提的'])
  })

  it('waits for work from whom it was given to, then for acceptance by both sides, then for ratings', async () => {
    const matter = await toScreen(world, { title: '扶手' })
    const photo = await makePicture(world)
    await doAct(db(), acts.screen, world.clerk, {
      ...matter,
      decision: 'without-vote',
      ownership: '公共',
      consent: null,
      money: '物业费',
      partyStudy: null,
      affected: [],
    })
    const { task } = await doAct(db(), acts.addTask, world.clerk, {
      ...matter,
      title: '装扶手',
      owner: '工程队',
      person: world.assignee.person,
      dueOn: '2026-03-25',
    })
    expect((await look(world.assignee)).waiting).toMatchObject([
      { what: 'task', title: '扶手', task: '装扶手', until: '2026-03-25T16:00:00.000Z', overdue: false },
    ])
    await moveClock(db(), new Date('2026-03-26T02:00:00Z'))
    expect((await look(world.assignee)).waiting).toMatchObject([{ what: 'task', overdue: true }])
    const evidence = { ...matter, moment: 'after', photos: [photo], takenOn: '2026-03-26', task }
    await doAct(db(), acts.addEvidence, world.assignee, evidence)
    await doAct(db(), acts.finishTask, world.assignee, { ...matter, task })
    expect((await look(world.assignee)).waiting).toEqual([])
    expect(await waiting(first(), matter)).toEqual(['accept'])
    expect(await waiting(second(), matter)).toEqual([])
    expect(await waiting(world.councillors[0]!, matter)).toEqual(['accept'])
    const word = { ...matter, verdict: 'accepted', reason: '' }
    await doAct(db(), acts.accept, first(), { ...word, side: 'proposer' })
    expect(await waiting(first(), matter)).toEqual([])
    await doAct(db(), acts.accept, world.councillors[0]!, { ...word, side: 'council' })
    expect(await waiting(world.councillors[1]!, matter)).toEqual([])
    await doAct(db(), acts.publishOutcome, world.clerk, { ...matter, ...noticeText, days: 15 })
    expect((await look(first())).notices).toMatchObject([{ kind: 'outcome', proposal: matter.proposal }])
    await pass(world, matter)
    expect(await waiting(second(), matter)).toEqual(['rate'])
    const stars = { ...matter, household: world.households[1], stars: 5, comment: '' }
    await doAct(db(), acts.rate, second(), stars)
    expect(await waiting(second(), matter)).toEqual([])
  })

  it('waits for a vote while an elector of one’s own has no ballot, and no longer than the poll', async () => {
    const { matter, roll, poll } = await openOwnersPoll(world)
    const electors = await db()
      .select({ id: t.elector.electorId })
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, roll)))
    const [elector, other] = electors.map((row) => row.id)
    const voter = await nameVoter(world, roll, elector!)
    const again = () => fresh(world, voter.person)
    expect(await waiting(first(), matter)).toEqual([])
    expect((await look(await again())).waiting).toMatchObject([
      { what: 'vote', poll, proposal: matter.proposal, title: '关于出租公共用地的表决' },
    ])
    await moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
    await doAct(db(), acts.cast, await again(), {
      ...matter,
      poll,
      elector,
      choices: { q1: 'for' },
    })
    expect((await look(await again())).waiting).toEqual([])
    const later = await nameVoter(world, roll, other!)
    await pass(world, matter)
    expect((await look(await fresh(world, later.person))).waiting).toEqual([])
  })
})
