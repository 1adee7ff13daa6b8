import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { objectTo, publishPlan } from '../testing/notices.ts'
import { type MatterAt, someVisit, stageOf, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('objections to a plan on notice', (db) => {
  let world: World
  let other: World
  let matter: MatterAt
  /** Another matter, whose objection is upheld. */
  let upheld: MatterAt
  let notice: string
  let first: string
  let second: string
  let third: string
  const words = (more: object = {}) => ({
    ...matter,
    notice,
    household: world.households[1],
    body: '留一块菜圃',
    consent: true,
    ...more,
  })
  const written = (more: object = {}) =>
    words({ channel: 'telephone', readBack: true, household: world.households[2], ...more })
  const about = (objection: string, more: object = {}) => ({ ...matter, objection, ...more })
  const answer = (objection: string, more: object = {}) =>
    about(objection, { outcome: 'dismissed', reply: '沿墙已留公共菜圃一条。', ...more })
  const row = async (id: string) =>
    (
      await db()
        .select()
        .from(t.objection)
        .where(and(eq(t.objection.tenantId, world.tenant), eq(t.objection.objectionId, id)))
    )[0]!

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 6, residents: 5, councillors: 5 })
    other = await makeWorld(db(), { households: 1, residents: 1, councillors: 1 })
    upheld = await toNotice(world)
    matter = await toNotice(world)
  })

  it('wait until it hangs', async () => {
    notice = 'nothing'
    expect(await refusalOf(db(), acts.raiseObjection, world.residents[1]!, words())).toBe(
      'notice-not-published',
    )
    expect(await refusalOf(db(), acts.writeObjection, world.clerk, written())).toBe('notice-not-published')
    notice = await publishPlan(world, matter)
  })

  it('are refused for another household, another community, and against what no longer hangs', async () => {
    const raise = acts.raiseObjection
    expect(await refusalOf(db(), raise, world.residents[0]!, words())).toBe('not-your-home')
    expect(await refusalOf(db(), raise, world.gridworker, words())).toBe('not-your-home')
    expect(await refusalOf(db(), raise, other.residents[0]!, words())).toBe('unknown-proposal')
    expect(await refusalOf(db(), raise, world.residents[1]!, words({ notice: 'old' }))).toBe('unknown-notice')
    const write = acts.writeObjection
    expect(await refusalOf(db(), write, world.residents[1]!, written())).toBe('not-your-role')
    expect(await refusalOf(db(), write, world.clerk, written({ household: other.households[0] }))).toBe(
      'unknown-household',
    )
    expect(await refusalOf(db(), write, world.clerk, written({ readBack: false }))).toBe('input-invalid')
  })

  it('are numbered within their notice, online or written down, each with its due answer', async () => {
    const raised = await doAct(db(), acts.raiseObjection, world.residents[1]!, words())
    first = raised.objection
    // Three working days after Friday, 3 April: the Qingming holiday is from the 4th to the 6th.
    expect(raised).toEqual({ objection: first, number: 1, dueAt: '2026-04-09T16:00:00.000Z' })
    const taken = await doAct(db(), acts.writeObjection, world.gridworker, written())
    second = taken.objection
    expect(taken.number).toBe(2)
    expect(await row(second)).toMatchObject({
      personId: null,
      writtenBy: world.gridworker.person,
      channel: 'telephone',
    })
    third = await objectTo(world, matter, { notice, by: 3 })
    expect(await refusalOf(db(), acts.raiseObjection, world.residents[1]!, words())).toBe('already-done')
  })

  it('never show who objects, or in what words, in the log', async () => {
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'raiseObjection')))
      .orderBy(t.logEntry.seq)
    expect(JSON.parse(entry!.body).open).toEqual({
      notice,
      objection: first,
      number: 1,
      channel: 'online',
      dueAt: '2026-04-09T16:00:00.000Z',
    })
    expect(entry!.body).not.toContain('菜圃')
    expect(entry!.body).not.toContain(world.households[1])
  })

  it('are not answered before somebody spoke with the objector', async () => {
    const [councillor] = world.councillors
    expect(await refusalOf(db(), acts.answerObjection, councillor!, answer(first))).toBe(
      'answer-in-person-missing',
    )
    const now = await readNow(db())
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
    const meet = (more: object = {}) =>
      about(first, { answer: 'met', metAt: at(0), note: '已当面说明', ...more })
    expect(await refusalOf(db(), acts.meetObjector, councillor!, meet())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.meetObjector, world.clerk, meet({ objection: 'nothing' }))).toBe(
      'unknown-objection',
    )
    for (const minutes of [-1, 60])
      expect(await refusalOf(db(), acts.meetObjector, world.clerk, meet({ metAt: at(minutes) }))).toBe(
        'input-invalid',
      )
    await doAct(db(), acts.meetObjector, world.gridworker, meet())
    expect(await refusalOf(db(), acts.meetObjector, world.clerk, meet())).toBe('already-done')
    expect(await row(first)).toMatchObject({ metAt: now, metBy: world.gridworker.person, metDeclined: false })
  })

  it('are not decided by who is recused, lives there, visited there, or drafted the plan', async () => {
    const { councillors } = world
    const resident = world.residents[1]!
    const grant = async (role: string, person: string) => {
      await doAct(db(), acts.appoint, world.admin, { zone: world.zone, person, role })
      const homes = resident.person === person ? resident.homes : []
      return { ...world.clerk, person, homes, grants: [{ role: 'councillor' as const, zone: world.zone }] }
    }
    await doAct(db(), acts.recuse, world.clerk, {
      ...matter,
      person: councillors[1]!.person,
      reason: '本人种菜',
    })
    expect(await refusalOf(db(), acts.answerObjection, councillors[1]!, answer(first))).toBe('recused')
    const objector = await grant('councillor', resident.person)
    expect(await refusalOf(db(), acts.answerObjection, objector, answer(first))).toBe('conflict-of-interest')
    const drafter = await grant('councillor', world.clerk.person)
    expect(await refusalOf(db(), acts.answerObjection, drafter, answer(first))).toBe('conflict-of-interest')
    // The grid worker of the first grid, where the third household (index 2) lives.
    await doAct(db(), acts.visit, world.gridworker, {
      ...(await someVisit(world, matter)),
      household: world.households[2],
      persuading: true,
    })
    const visitor = await grant('councillor', world.gridworker.person)
    expect(await refusalOf(db(), acts.answerObjection, visitor, answer(second))).toBe('conflict-of-interest')
    for (const who of [world.clerk, world.gridworker, resident])
      expect(await refusalOf(db(), acts.answerObjection, who, answer(first))).toBe('not-your-role')
  })

  it('are answered once, with a reply that everybody can read', async () => {
    const [councillor] = world.councillors
    await doAct(db(), acts.answerObjection, councillor!, answer(first))
    expect(await row(first)).toMatchObject({
      outcome: 'dismissed',
      reply: '沿墙已留公共菜圃一条。',
      repliedBy: councillor!.person,
    })
    expect(await refusalOf(db(), acts.answerObjection, councillor!, answer(first))).toBe('objection-answered')
    const meet = about(first, { answer: 'declined', note: '' })
    expect(await refusalOf(db(), acts.meetObjector, world.clerk, meet)).toBe('objection-answered')
    expect(await refusalOf(db(), acts.withdrawObjection, world.residents[1]!, about(first))).toBe(
      'objection-answered',
    )
    expect((await stageOf(world, matter))?.kind).toBe('notice')
  })

  it('hold the matter after the last day until the last one is answered or withdrawn', async () => {
    const { closesAt, seq } = (await stageOf(world, matter))!
    await moveClock(db(), closesAt!)
    expect(await refusalOf(db(), acts.closeStage, world.clock, { ...matter, seq })).toBe('nothing-due')
    expect(
      await refusalOf(
        db(),
        acts.raiseObjection,
        world.residents[4]!,
        words({ household: world.households[4] }),
      ),
    ).toBe('stage-closed')
    await doAct(
      db(),
      acts.meetObjector,
      world.clerk,
      about(second, { answer: 'declined', note: '电话中表示不必' }),
    )
    expect(await row(second)).toMatchObject({ metAt: null, metDeclined: true })
    await doAct(db(), acts.answerObjection, world.councillors[0]!, answer(second))
    expect((await stageOf(world, matter))?.kind).toBe('notice')
    expect(await refusalOf(db(), acts.withdrawObjection, world.residents[1]!, about(third))).toBe(
      'not-your-home',
    )
    expect(await refusalOf(db(), acts.withdrawObjection, world.residents[3]!, about('nothing'))).toBe(
      'unknown-objection',
    )
    await doAct(db(), acts.withdrawObjection, world.residents[3]!, about(third))
    expect((await stageOf(world, matter))?.kind).toBe('poll')
  })

  it('go to the street for review where they were dismissed, within five working days of the answer', async () => {
    const ask = acts.askReview
    expect(await refusalOf(db(), ask, world.residents[3]!, about(first))).toBe('not-your-home')
    expect(await refusalOf(db(), ask, world.residents[3]!, about(third))).toBe('already-done')
    // Answered on 3 April: five working days end with Monday, the 13th.
    await moveClock(db(), new Date('2026-04-13T16:00:00.000Z'))
    expect(await refusalOf(db(), ask, world.residents[1]!, about(first))).toBe('stage-closed')
    // Answered on Saturday, the 11th, to a household that had telephoned: whoever lives there may ask until Friday, the 17th.
    await moveClock(db(), new Date('2026-04-17T15:59:59.000Z'))
    expect(await tryAct(db(), ask, world.residents[2]!, about(second))).toMatchObject({ ok: true })
    expect(await refusalOf(db(), ask, world.residents[2]!, about(second))).toBe('already-done')
  })

  it('are not reviewed before they are answered, nor where they were upheld', async () => {
    const hanging = await publishPlan(world, upheld)
    const objection = await objectTo(world, upheld, { notice: hanging, by: 0 })
    const mine = { ...upheld, objection }
    expect(await refusalOf(db(), acts.askReview, world.residents[0]!, mine)).toBe('objections-open')
    await doAct(db(), acts.meetObjector, world.clerk, { ...mine, answer: 'declined', note: '' })
    const yes = { ...mine, outcome: 'upheld', reply: '采纳。' }
    await doAct(db(), acts.answerObjection, world.councillors[0]!, yes)
    expect(await refusalOf(db(), acts.askReview, world.residents[0]!, mine)).toBe('already-done')
  })
})
