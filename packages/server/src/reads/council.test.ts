import type { CouncilView } from '@yishi/schema/words'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { type MatterAt, somePlan, toDeliberate } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { council } from './council.ts'

onBothDatabases('the council', (db) => {
  let world: World
  let matter: MatterAt
  let session: string
  let motion: string
  const seenBy = async (who: Who | null, more: object = {}): Promise<CouncilView> => {
    const answer = await runRead(db(), council, who, { zone: world.zone, ...more })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const may = async (who: Who | null) => (await seenBy(who)).current?.mine?.may ?? null
  const here = () => ({ zone: world.zone, session })
  const first = async () => (await seenBy(null)).current!.motions[0]!

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 4 })
    matter = await toDeliberate(world)
  })

  it('is read of no zone that does not stand, and no session of another zone', async () => {
    const code = async (input: object) => {
      const answer = await runRead(db(), council, null, input)
      return answer.ok ? 'ok' : answer.refusal.code
    }
    expect(await code({ zone: `${world.tenant}.nowhere` })).toBe('unknown-zone')
    expect(await code({ zone: world.zone, session: 'nothing' })).toBe('unknown-session')
    expect(await code({ zone: world.zone, after: 'x' })).toBe('input-invalid')
  })

  it('has matters waiting for it before it was ever called', async () => {
    const seen = await seenBy(null)
    expect(seen).toMatchObject({ items: [], total: 0, current: null, mine: null })
    expect((await seenBy(world.councillors[0]!)).mine?.may).toEqual([])
    expect((await seenBy(world.clerk)).mine?.may).toEqual(['callSession'])
    expect(seen.members.map((one) => one.name).sort()).toEqual(['议事员1', '议事员2', '议事员3', '议事员4'])
    expect(seen.waiting).toEqual([{ proposal: matter.proposal, title: '空地整治', planVersion: null }])
    await doAct(db(), acts.draftPlan, world.clerk, { ...matter, ...somePlan, change: 'first' })
    expect((await seenBy(null)).waiting[0]!.planVersion).toBe(1)
  })

  it('shows the session that is called, and the rights of those who take part', async () => {
    const called = await doAct(db(), acts.callSession, world.clerk, {
      zone: world.zone,
      startsAt: (await readNow(db())).toISOString(),
      place: '议事厅',
      agenda: [{ proposal: matter.proposal, text: '是否同意？', planVersion: 1 }],
    })
    session = called.session
    motion = called.motions[0]!
    expect(await seenBy(null)).toMatchObject({
      waiting: [],
      current: { id: session, number: 1, state: 'called', titles: ['空地整治'], mine: null },
    })
    expect(await first()).toMatchObject({
      state: 'waiting',
      base: 4,
      present: 0,
      quorate: false,
      quorum: { part: '0', whole: '4', comparison: '>=', threshold: '2/3', met: false },
    })
    expect(await may(world.residents[0]!)).toBeNull()
    expect(await may(world.clerk)).toEqual(['openSession', 'moveSession', 'cancelSession', 'recuse'])
    expect(await may(world.councillors[0]!)).toEqual(['recuse'])
  })

  it('shows who is in the room and who is recused, and when there are enough', async () => {
    await doAct(db(), acts.openSession, world.clerk, here())
    expect(await may(world.councillors[0]!)).toEqual(['arrive', 'recuse'])
    const [one, two, , four] = world.councillors as [Who, Who, Who, Who]
    await doAct(db(), acts.arrive, one, { ...here(), person: one.person })
    expect(await first()).toMatchObject({ base: 4, present: 1, quorate: false })
    expect((await first()).quorum).toMatchObject({ part: '1', whole: '4', threshold: '2/3', met: false })
    await doAct(db(), acts.recuse, four, { ...matter, person: four.person, reason: '本人种菜' })
    await doAct(db(), acts.arrive, two, { ...here(), person: two.person })
    expect(await first()).toMatchObject({ base: 3, present: 2, quorate: true })
    expect((await first()).recused).toEqual([{ person: four.person, name: '议事员4', reason: '本人种菜' }])
    const members = (await seenBy(null)).current!.members
    expect(members.filter((member) => member.present)).toHaveLength(2)
    expect(await may(four)).toEqual(['arrive'])
    expect(await may(world.clerk)).toContain('putMotion')
  })

  it('shows every vote by name while the motion runs', async () => {
    await doAct(db(), acts.putMotion, world.clerk, { ...matter, motion })
    const [one, two] = world.councillors as [Who, Who]
    expect(await may(one)).toContain('voteMotion')
    await doAct(db(), acts.voteMotion, one, { ...matter, motion, choice: 'for' })
    await doAct(db(), acts.voteMotion, two, { ...matter, motion, choice: 'for' })
    expect(await first()).toMatchObject({
      state: 'open',
      result: null,
      votes: expect.arrayContaining([{ person: one.person, name: '议事员1', choice: 'for' }]),
    })
    expect(await may(world.clerk)).toContain('closeMotion')
    expect(await may(world.clerk)).not.toContain('closeSession')
  })

  it('keeps the figures of a closed motion, and shows who signs', async () => {
    await doAct(db(), acts.closeMotion, world.clerk, { ...matter, motion })
    expect(await may(world.property)).toEqual(['signOff'])
    await doAct(db(), acts.signOff, world.property, { ...matter, party: 'property', stance: 'signed' })
    await doAct(db(), acts.closeSession, world.clerk, here())
    expect(await first()).toMatchObject({
      state: 'closed',
      base: 3,
      present: 2,
      quorate: true,
      quorum: { part: '2', whole: '3', met: true },
      result: { outcome: 'passed', members: 4, recused: 1, present: 2, for: 2 },
      signOffs: [{ party: 'property', stance: 'signed' }],
    })
    expect(await may(world.property)).toEqual([])
    expect((await seenBy(null)).waiting).toEqual([])
  })

  it('shows minutes and their corrections', async () => {
    expect(await may(world.clerk)).toEqual(['signOff', 'publishMinutes'])
    await doAct(db(), acts.publishMinutes, world.clerk, { ...here(), text: '到会三人。' })
    await doAct(db(), acts.correctMinutes, world.clerk, { ...here(), text: '到会二人。' })
    expect((await seenBy(null)).current).toMatchObject({
      minutes: true,
      minutesText: '到会三人。',
      corrections: [{ text: '到会二人。' }],
      checkpoint: null,
    })
  })

  it('shows what is called next before what is over, and any session that is asked for', async () => {
    const other = await toDeliberate(world)
    await doAct(db(), acts.draftPlan, world.clerk, { ...other, ...somePlan, change: 'first' })
    const next = await doAct(db(), acts.callSession, world.clerk, {
      zone: world.zone,
      startsAt: '2026-12-01T02:00:00Z',
      place: '议事厅',
      agenda: [{ proposal: other.proposal, text: '是否同意？', planVersion: 1 }],
    })
    const seen = await seenBy(null)
    expect(seen.current).toMatchObject({ id: next.session, number: 2, state: 'called' })
    expect(seen).toMatchObject({ total: 1, next: null, items: [{ id: session, minutes: true }] })
    expect((await seenBy(null, { session })).current?.id).toBe(session)
  })
})
