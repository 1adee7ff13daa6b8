import * as t from '@yishi/schema/tables'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, somePlan, toConsult, toDeliberate } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a session', (db) => {
  let world: World
  let matter: MatterAt
  let session: string
  const startsAt = '2026-05-06T11:30:00.000Z'
  const item = (more = {}) => ({ proposal: matter.proposal, text: '是否同意？', planVersion: 1, ...more })
  const call = (agenda: object[]) => ({ zone: world.zone, startsAt, place: '议事厅', agenda })
  const at = (more = {}) => ({ zone: world.zone, session, ...more })
  const row = async () => {
    const [found] = await db().select().from(t.councilSession).where(eq(t.councilSession.sessionId, session))
    return found!
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    matter = await toDeliberate(world)
    await doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, change: 'first' })
  })

  it('is refused without an agenda that can be dealt with', async () => {
    const refused = (agenda: object[], who = world.clerk) =>
      refusalOf(db(), acts.callSession, who, call(agenda))
    expect(await refused([])).toBe('input-invalid')
    expect(await refused([item()], world.councillors[0])).toBe('not-your-role')
    expect(await refused([item({ proposal: 'nothing' })])).toBe('unknown-proposal')
    expect(await refused([item({ proposal: (await toConsult(world)).proposal })])).toBe('wrong-stage')
    expect(await refused([item({ planVersion: 2 })])).toBe('unknown-plan')
    expect(await refused([item(), item()])).toBe('already-exists')
    const withdrawn = await toConsult(world)
    await doAct(db(), acts.withdraw, world.residents[0]!, { ...withdrawn, reason: '已解决' })
    expect(await refused([item({ proposal: withdrawn.proposal })])).toBe('matter-ended')
  })

  it('is refused where there is no council, and about matters of another tenant', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    const there = { ...call([item()]), zone: other.zone }
    expect(await refusalOf(db(), acts.callSession, other.clerk, there)).toBe('not-quorate')
    expect(await refusalOf(db(), acts.callSession, other.clerk, call([item()]))).toBe('unknown-zone')
  })

  it('has the councillors of the hour as members, and counts up in its zone', async () => {
    const first = await doAct(db(), acts.callSession, world.clerk, call([item()]))
    const second = await doAct(db(), acts.callSession, world.clerk, call([item()]))
    expect([first.number, second.number]).toEqual([1, 2])
    session = first.session
    expect((await row()).members.toSorted()).toEqual(world.councillors.map((one) => one.person).toSorted())
  })

  it('is not opened before its hour, nor by a clerk of another zone, nor twice', async () => {
    expect(await refusalOf(db(), acts.openSession, world.clerk, at())).toBe('session-not-open')
    const there = { zone: world.tenant, session }
    expect(await refusalOf(db(), acts.openSession, world.clerk, there)).toBe('unknown-session')
    const person = world.councillors[0]!.person
    expect(await refusalOf(db(), acts.arrive, world.clerk, at({ person }))).toBe('session-not-open')
    await moveClock(db(), new Date(startsAt))
    await doAct(db(), acts.openSession, world.clerk, at())
    expect(await refusalOf(db(), acts.openSession, world.clerk, at())).toBe('already-done')
  })

  it('lets in members alone, each for oneself or by the clerk, and each once', async () => {
    const [one, two] = world.councillors
    const arrive = (who: typeof one, person: string) => refusalOf(db(), acts.arrive, who!, at({ person }))
    expect(await arrive(one, two!.person)).toBe('not-your-role')
    expect(await arrive(world.clerk, world.residents[0]!.person)).toBe('unknown-person')
    expect(await doAct(db(), acts.arrive, one!, at({ person: one!.person }))).toEqual({ present: 1 })
    expect(await doAct(db(), acts.arrive, world.clerk, at({ person: two!.person }))).toEqual({ present: 2 })
    expect(await arrive(one, one!.person)).toBe('already-done')
  })

  it('keeps every coming and going', async () => {
    const { person } = world.councillors[0]!
    const me = world.councillors[0]!
    expect(await refusalOf(db(), acts.leave, world.councillors[1]!, at({ person }))).toBe('not-your-role')
    expect(await doAct(db(), acts.leave, me, at({ person }))).toEqual({ present: 1 })
    expect(await refusalOf(db(), acts.leave, me, at({ person }))).toBe('not-present')
    expect(await doAct(db(), acts.arrive, me, at({ person }))).toEqual({ present: 2 })
    const rows = await db()
      .select({ seq: t.attendance.seq, leftAt: t.attendance.leftAt })
      .from(t.attendance)
      .where(eq(t.attendance.personId, person))
      .orderBy(asc(t.attendance.seq))
    expect(rows).toEqual([
      { seq: 0, leftAt: new Date(startsAt) },
      { seq: 1, leftAt: null },
    ])
  })

  it('has no minutes before it is closed, and closes what it did not come to', async () => {
    const minutes = at({ text: '到会三人。' })
    expect(await refusalOf(db(), acts.publishMinutes, world.clerk, minutes)).toBe('session-open')
    await doAct(db(), acts.closeSession, world.clerk, at())
    expect(await refusalOf(db(), acts.closeSession, world.clerk, at())).toBe('session-closed')
    const [motion] = await db().select().from(t.motion).where(eq(t.motion.sessionId, session))
    expect(motion).toMatchObject({ closedAt: new Date(startsAt), result: null })
  })

  it('publishes its minutes once; corrections stand beside them', async () => {
    const minutes = at({ text: '到会三人。' })
    const fix = at({ text: '到会二人。' })
    expect(await refusalOf(db(), acts.correctMinutes, world.clerk, fix)).toBe('minutes-missing')
    await doAct(db(), acts.publishMinutes, world.clerk, minutes)
    expect(await refusalOf(db(), acts.publishMinutes, world.clerk, minutes)).toBe('already-done')
    expect(await doAct(db(), acts.correctMinutes, world.clerk, fix)).toMatchObject({ corrections: 1 })
    expect(await doAct(db(), acts.correctMinutes, world.clerk, fix)).toMatchObject({ corrections: 2 })
    expect((await row()).minutes).toBe('到会三人。')
  })
})
