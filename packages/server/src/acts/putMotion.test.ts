import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, somePlan, someVisit, stageOf, toDeliberate } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('a motion', (db) => {
  let world: World
  let matter: MatterAt
  let session: string
  let motion: string

  /** A matter with one affected household, and an open session about it to which nobody has come. */
  beforeEach(async () => {
    world ??= await makeWorld(db(), { households: 2, residents: 1, councillors: 4 })
    matter = await toDeliberate(world, { affected: [world.households[0]!] })
    await doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, change: 'first' })
    const called = await callOne()
    session = called.session
    motion = called.motion
  })

  const callOne = async () => {
    const { session, motions } = await doAct(db(), acts.callSession, world.clerk, {
      zone: world.zone,
      startsAt: (await readNow(db())).toISOString(),
      place: '议事厅',
      agenda: [{ proposal: matter.proposal, text: '是否同意？', planVersion: 1 }],
    })
    await doAct(db(), acts.openSession, world.clerk, { zone: world.zone, session })
    return { session, motion: motions[0]! }
  }
  const come = async (...people: Who[]) => {
    for (const { person } of people)
      await doAct(db(), acts.arrive, world.clerk, { zone: world.zone, session, person })
  }
  const visit = async (outcome: string) =>
    doAct(db(), acts.visit, world.gridworker, {
      ...(await someVisit(world, matter)),
      household: world.households[0],
      outcome,
    })
  const on = (more = {}) => ({ ...matter, motion, ...more })
  const put = () => doAct(db(), acts.putMotion, world.clerk, on())
  const vote = (who: Who, choice: string) => doAct(db(), acts.voteMotion, who, on({ choice }))
  const close = () => doAct(db(), acts.closeMotion, world.clerk, on())
  const refusedPut = () => refusalOf(db(), acts.putMotion, world.clerk, on())
  const refusedVote = (who: Who, choice = 'for') => refusalOf(db(), acts.voteMotion, who, on({ choice }))

  it('is not put by others than a clerk, nor where it does not stand', async () => {
    expect(await refusalOf(db(), acts.putMotion, world.councillors[0]!, on())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.putMotion, world.clerk, on({ motion: 'nothing' }))).toBe(
      'unknown-motion',
    )
    const other = await toDeliberate(world)
    expect(await refusalOf(db(), acts.putMotion, world.clerk, on(other))).toBe('unknown-motion')
    const stranger = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    expect(await refusalOf(db(), acts.putMotion, stranger.clerk, on())).toBe('unknown-proposal')
  })

  it('is not put while fewer than two thirds of the members are present', async () => {
    await visit('agreed')
    await come(...world.councillors.slice(0, 2))
    expect(await refusedPut()).toBe('not-quorate')
    await come(world.councillors[2]!)
    await put()
    expect(await refusedPut()).toBe('already-done')
  })

  it('has its quorum of the members who are not recused', async () => {
    await visit('agreed')
    await come(...world.councillors.slice(0, 2))
    const { person } = world.councillors[3]!
    await doAct(db(), acts.recuse, world.councillors[3]!, { ...matter, person, reason: '本人种菜' })
    await put()
  })

  it('is not put while an affected household was not heard; two visits to a closed door are enough', async () => {
    await come(...world.councillors)
    expect(await refusedPut()).toBe('affected-not-heard')
    await visit('not-met')
    expect(await refusedPut()).toBe('affected-not-heard')
    await visit('not-met')
    await put()
  })

  it('takes votes only while it is put, of members who are in the room and not recused', async () => {
    const [one, two, three, four] = world.councillors as [Who, Who, Who, Who]
    await visit('agreed')
    await come(one, two, three)
    expect(await refusedVote(one)).toBe('motion-not-put')
    expect(await refusalOf(db(), acts.closeMotion, world.clerk, on())).toBe('motion-not-put')
    await put()
    expect(await refusedVote(world.clerk)).toBe('not-your-role')
    expect(await refusedVote(four)).toBe('not-present')
    await come(four)
    await doAct(db(), acts.recuse, world.clerk, { ...matter, person: four.person, reason: '亲属' })
    expect(await refusedVote(four)).toBe('recused')
    await vote(one, 'for')
    expect(await refusedVote(one, 'for')).toBe('already-done')
    for (const { person } of [one, two, three])
      await doAct(db(), acts.leave, world.clerk, { zone: world.zone, session, person })
    expect(await refusedVote(one, 'against')).toBe('not-present')
    await close()
    expect(await refusedVote(two)).toBe('motion-closed')
    expect(await refusalOf(db(), acts.closeMotion, world.clerk, on())).toBe('motion-closed')
  })

  it('lets a councillor think again until it is closed', async () => {
    const [one, two, three] = world.councillors as [Who, Who, Who]
    await visit('agreed')
    await come(one, two, three)
    await put()
    for (const who of [one, two, three]) await vote(who, 'against')
    await vote(one, 'for')
    await vote(two, 'for')
    expect(await close()).toMatchObject({ outcome: 'passed', members: 4, present: 3, for: 2, against: 1 })
  })

  it('ends the matter when it fails', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await put()
    await vote(world.councillors[0]!, 'for')
    await vote(world.councillors[1]!, 'for')
    expect(await close()).toMatchObject({ outcome: 'failed', for: 2, present: 4 })
    const [row] = await db().select().from(t.proposal).where(eq(t.proposal.proposalId, matter.proposal))
    expect(row).toMatchObject({ end: 'not-passed', endReason: 'council-against' })
  })

  it('leaves the matter where it is when the members have gone, and can come up again', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await put()
    for (const { person } of world.councillors.slice(0, 3))
      await doAct(db(), acts.leave, world.clerk, { zone: world.zone, session, person })
    expect(await close()).toMatchObject({ outcome: 'inquorate', present: 1 })
    expect((await stageOf(world, matter))?.kind).toBe('deliberate')
    const again = await callOne()
    session = again.session
    motion = again.motion
    await come(...world.councillors)
    await put()
  })

  it('waits for sign-off once it has passed, and the council is not asked twice', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await put()
    for (const who of world.councillors) await vote(who, 'for')
    await close()
    const stage = await stageOf(world, matter)
    expect(stage).toMatchObject({ kind: 'deliberate', closesAt: null })
    expect(stage!.dueAt).not.toBeNull()
    const again = await callOne()
    session = again.session
    motion = again.motion
    await come(...world.councillors)
    expect(await refusedPut()).toBe('already-done')
  })

  it('runs alone: no second motion on the matter, and no end of the session meanwhile', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await put()
    const here = { zone: world.zone, session }
    expect(await refusalOf(db(), acts.closeSession, world.clerk, here)).toBe('motions-open')
    const again = await callOne()
    session = again.session
    await come(...world.councillors)
    motion = again.motion
    expect(await refusedPut()).toBe('motion-open')
  })

  it('is not put in a session that is closed', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await doAct(db(), acts.closeSession, world.clerk, { zone: world.zone, session })
    expect(await refusedPut()).toBe('session-closed')
  })

  it('shows how the council voted in the log, and who voted how only under seal', async () => {
    await visit('agreed')
    await come(...world.councillors)
    await put()
    for (const who of world.councillors) await vote(who, 'for')
    await close()
    const entries = await db()
      .select({ act: t.logEntry.act, body: t.logEntry.body })
      .from(t.logEntry)
      .where(eq(t.logEntry.matter, matter.proposal))
    const open = (act: string) => JSON.parse(entries.find((row) => row.act === act)!.body).open
    expect(open('voteMotion')).toEqual({ motion })
    expect(open('closeMotion')).toMatchObject({ result: 'passed', for: 4, present: 4, members: 4 })
  })

  it('refuses a recusal by others, of people who are no councillors, twice, and after the end', async () => {
    const refused = (who: Who, person: string) =>
      refusalOf(db(), acts.recuse, who, { ...matter, person, reason: '亲属' })
    const [one, two] = world.councillors as [Who, Who]
    expect(await refused(one, two.person)).toBe('not-your-role')
    expect(await refused(world.clerk, world.residents[0]!.person)).toBe('unknown-person')
    await doAct(db(), acts.recuse, one, { ...matter, person: one.person, reason: '亲属' })
    expect(await refused(one, one.person)).toBe('already-done')
    await doAct(db(), acts.withdraw, world.residents[0]!, { ...matter, reason: '已解决' })
    expect(await refused(two, two.person)).toBe('matter-ended')
  })
})
