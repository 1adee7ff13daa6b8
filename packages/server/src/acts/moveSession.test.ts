import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { readDates } from '../feed/readDates.ts'
import { readSessionChanges } from '../feed/readSessionChanges.ts'
import { runRead } from '../read.ts'
import { council } from '../reads/council.ts'
import { desk } from '../reads/desk.ts'
import { readTenant } from '../tenantNow.ts'
import { begin, called, memberRoll, studied } from '../testing/meetings.ts'
import { type MatterAt, somePlan, toDeliberate } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a session of the council that was called', (db) => {
  let world: World
  let matter: MatterAt
  const inDays = async (days: number) =>
    new Date((await readNow(db())).getTime() + days * 86_400_000).toISOString()
  const call = async (days: number) => {
    const { session } = await doAct(db(), acts.callSession, world.clerk, {
      zone: world.zone,
      startsAt: await inDays(days),
      place: '社区议事厅',
      agenda: [{ proposal: matter.proposal, text: '是否同意本方案？', planVersion: 1 }],
    })
    return session
  }
  const moved = async (session: string, extra: object = {}) => ({
    zone: world.zone,
    session,
    startsAt: await inDays(3),
    place: '社区议事厅',
    reason: '停电检修',
    ...extra,
  })
  const cancelled = (session: string) => ({ zone: world.zone, session, reason: '台风停会' })
  const seen = async (session: string) => {
    const answer = await runRead(db(), council, world.clerk, { zone: world.zone, session })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    matter = await toDeliberate(world)
    await doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, change: 'first' })
  })

  it('is moved by a clerk alone, to a time that is still to come, and only before it begins', async () => {
    const session = await call(1)
    const to = await moved(session)
    const refused = async (extra: object, who = world.clerk) =>
      refusalOf(db(), acts.moveSession, who, { ...to, ...extra })
    expect(await refused({}, world.councillors[0])).toBe('not-your-role')
    expect(await refused({ session: 'nothing' })).toBe('unknown-session')
    expect(await refused({ startsAt: await inDays(-1) })).toBe('input-invalid')
    expect(await refused({ reason: '' })).toBe('input-invalid')
    expect(await refused({ startsAt: await inDays(1) })).toBe('nothing-due')
    await doAct(db(), acts.moveSession, world.clerk, to)
    const view = await seen(session)
    expect(view.current).toMatchObject({
      state: 'called',
      startsAt: to.startsAt,
      changes: [{ kind: 'moved', reason: '停电检修', place: '社区议事厅' }],
    })
    expect(view.current!.mine!.may).toEqual(expect.arrayContaining(['moveSession', 'cancelSession']))
    expect(await refusalOf(db(), acts.openSession, world.clerk, { zone: world.zone, session })).toBe(
      'session-not-open',
    )
    await moveClock(db(), new Date(to.startsAt))
    await doAct(db(), acts.openSession, world.clerk, { zone: world.zone, session })
    expect(await refused({ startsAt: await inDays(9) })).toBe('session-open')
    expect(await refusalOf(db(), acts.cancelSession, world.clerk, cancelled(session))).toBe('session-open')
    await doAct(db(), acts.closeSession, world.clerk, { zone: world.zone, session })
    expect(await refused({ startsAt: await inDays(9) })).toBe('session-closed')
  })

  it('is called off with its reason; what was on it can be put on another, and no minutes are asked for', async () => {
    const minutes = async () => {
      const answer = await runRead(db(), desk, world.clerk, { zone: world.zone })
      return answer.ok && answer.value.items.filter((item) => item.work === 'minutes').length
    }
    const before = await minutes()
    const session = await call(1)
    expect(await refusalOf(db(), acts.cancelSession, world.gridworker, cancelled(session))).toBe(
      'not-your-role',
    )
    await doAct(db(), acts.cancelSession, world.clerk, cancelled(session))
    expect(await refusalOf(db(), acts.cancelSession, world.clerk, cancelled(session))).toBe('session-closed')
    const say = { zone: world.zone, session, text: '纪要' }
    expect(await refusalOf(db(), acts.publishMinutes, world.clerk, say)).toBe('session-closed')
    expect((await seen(session)).current).toMatchObject({
      state: 'cancelled',
      changes: [{ kind: 'cancelled', reason: '台风停会' }],
    })
    expect((await seen(session)).waiting).toMatchObject([{ proposal: matter.proposal }])
    expect(await minutes()).toBe(before)
    await call(2)
  })

  it('tells whoever follows the feed or the calendar', async () => {
    const tenant = await readTenant(db(), world.tenant, world.zone, null)
    if (!tenant.ok) throw new Error()
    const changes = await readSessionChanges(db(), tenant.value, world.zone)
    expect(changes.map(({ kind, reason, number }) => [kind, reason, number])).toEqual([
      ['cancelled', '台风停会', 2],
      ['moved', '停电检修', 1],
    ])
    const { sessions } = await readDates(db(), tenant.value, world.zone)
    expect(sessions.map((one) => [one.cancelledAt !== null, one.changes.length])).toEqual(
      expect.arrayContaining([
        [false, 1],
        [true, 1],
        [false, 0],
      ]),
    )
  })

  it('is in the log with its times, its words sealed', async () => {
    const rows = await db()
      .select({ act: t.logEntry.act, body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'moveSession')))
    expect(rows).toHaveLength(1)
    expect(rows[0]!.body).not.toContain('停电检修')
    expect(JSON.parse(rows[0]!.body).open).toMatchObject({ number: 1, before: expect.any(String) })
  })
})

onBothDatabases('a meeting that a clause calls for', (db) => {
  it('is moved no nearer than the clause’s days ahead, to another place at any time', async () => {
    const world = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    const matter = await begin(world, 'residents-meeting')
    await studied(world, matter)
    const roll = await memberRoll(world, 'adults', 3)
    const meeting = await called(world, matter, { roll, days: 10, count: 3 })
    const { session } = meeting
    const [row] = await db().select().from(t.councilSession).where(eq(t.councilSession.sessionId, session))
    const at = { zone: world.zone, session, reason: '改期', place: row!.place }
    const after = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000).toISOString()
    const now = await readNow(db())
    const near = { ...at, startsAt: after(now, 9) }
    expect(await refusalOf(db(), acts.moveSession, world.clerk, near)).toBe('period-too-short')
    await doAct(db(), acts.moveSession, world.clerk, { ...at, startsAt: after(now, 20) })
    const place = { ...at, startsAt: after(now, 20), place: '中心广场' }
    await moveClock(db(), new Date(after(now, 19)))
    await doAct(db(), acts.moveSession, world.clerk, place)
    // Called off, it can be called again, as long ahead.
    await doAct(db(), acts.cancelSession, world.clerk, { zone: world.zone, session, reason: '取消' })
    const again = { ...matter, place: '社区', text: '是否同意？', roll }
    expect(await refusalOf(db(), acts.callMeeting, world.clerk, { ...again, startsAt: after(now, 24) })).toBe(
      'period-too-short',
    )
    await doAct(db(), acts.callMeeting, world.clerk, { ...again, startsAt: after(now, 40) })
  })
})
