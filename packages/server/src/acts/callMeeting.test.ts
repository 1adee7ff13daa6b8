import { beforeAll, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { begin, called, hang, kindOf, meet, memberRoll, studied } from '../testing/meetings.ts'
import { noticeText } from '../testing/notices.ts'
import type { MatterAt } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a meeting', (db) => {
  let world: World
  let roll: string
  const call = (matter: MatterAt, more: object = {}) =>
    tryAct(db(), acts.callMeeting, world.clerk, {
      ...matter,
      startsAt: '2026-03-29T00:00:00+08:00',
      place: '广场',
      text: '是否同意？',
      roll,
      ...more,
    })
  const codeOf = async (answer: ReturnType<typeof call>) => {
    const said = await answer
    return said.ok ? 'accepted' : `${said.refusal.code} ${said.refusal.path ?? ''}`.trim()
  }
  const toCall = async () => {
    const matter = await begin(world, 'residents-meeting')
    await studied(world, matter)
    return matter
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    roll = await memberRoll(world, 'adults', 21)
  })

  it('is called by a clerk, once, while its notice hangs, for after its days, of a roll of its own kind', async () => {
    const matter = await toCall()
    expect(await codeOf(call(matter))).toBe('notice-not-published')
    const hangs = { ...matter, kind: 'call', ...noticeText, days: 10 }
    expect(await refusalOf(db(), acts.publishNotice, world.clerk, { ...hangs, days: 9 })).toBe(
      'period-too-short',
    )
    const { closesAt: startsAt } = await doAct(db(), acts.publishNotice, world.clerk, hangs)
    expect(await codeOf(call(matter))).toBe('period-too-short startsAt')
    expect(await codeOf(call(matter, { startsAt, roll: null }))).toBe('unknown-roll roll')
    const others = await memberRoll(world, 'members', 3)
    expect(await codeOf(call(matter, { startsAt, roll: others }))).toBe('roll-mismatch roll')
    const input = { ...matter, startsAt, place: '广场', text: '是否同意？', roll }
    expect(await refusalOf(db(), acts.callMeeting, world.residents[0]!, input)).toBe('not-your-role')
    expect(await codeOf(call(matter, { startsAt }))).toBe('accepted')
    expect(await codeOf(call(matter, { startsAt }))).toBe('already-exists')
  })

  it('is not called for an owners’ vote, nor with a roll for the council', async () => {
    const matter = await begin(world, 'council-resolution')
    const hangs = { ...matter, kind: 'call', ...noticeText, days: 3 }
    const { closesAt: startsAt } = await doAct(db(), acts.publishNotice, world.clerk, hangs)
    expect(await codeOf(call(matter, { startsAt }))).toBe('roll-mismatch roll')
    expect(await codeOf(call(matter, { startsAt, roll: null }))).toBe('accepted')
    const owners = await begin(world, 'owners-general')
    await hang(world, owners, 'roll', 7)
    expect(await codeOf(call(owners))).toBe('not-available')
  })

  it('takes no motion while it is not quorate; who comes and goes changes that, and so does a recusal', async () => {
    const matter = await toCall()
    const meeting = await called(world, matter, { roll, days: 10, count: 21 })
    const { session, motion, members } = meeting
    const { zone, clerk } = world
    const attendance = (arrived: string[], left: string[] = []) => ({ zone, session, arrived, left })
    expect(await refusalOf(db(), acts.recordAttendance, clerk, attendance(members.slice(0, 3)))).toBe(
      'session-not-open',
    )
    // Ten of 21 are not more than half.
    await expect(meet(world, matter, meeting, 10)).rejects.toThrow('not-quorate')
    const refused = (input: object) => refusalOf(db(), acts.recordAttendance, clerk, input)
    expect(await refused(attendance(['e000099']))).toBe('unknown-person')
    expect(await refused(attendance([members[0]!]))).toBe('already-done')
    expect(await refused(attendance([], [members[20]!]))).toBe('not-present')
    expect(await refused(attendance([members[11]!, members[11]!]))).toBe('input-invalid')
    expect(await refused(attendance([]))).toBe('input-invalid')
    await doAct(db(), acts.recordAttendance, clerk, attendance([members[10]!]))
    await doAct(db(), acts.recordAttendance, clerk, attendance([], [members[0]!]))
    expect(await refusalOf(db(), acts.putMotion, clerk, { ...matter, motion })).toBe('not-quorate')
    // One who stays away is recused: ten of 20 are half, not more.
    await doAct(db(), acts.recuse, clerk, { ...matter, person: members[20]!, reason: '利害关系' })
    expect(await refusalOf(db(), acts.putMotion, clerk, { ...matter, motion })).toBe('not-quorate')
    await doAct(db(), acts.recordAttendance, clerk, attendance([members[0]!]))
    await doAct(db(), acts.putMotion, clerk, { ...matter, motion })
    const hands = { ...matter, motion, for: 9, against: 2, abstain: 1 }
    expect(await refusalOf(db(), acts.countHands, clerk, hands)).toBe('more-votes-than-present')
    expect(await refusalOf(db(), acts.closeMotion, clerk, { ...matter, motion })).toBe('not-available')
    const counted = await doAct(db(), acts.countHands, clerk, { ...hands, abstain: 0 })
    expect(counted).toMatchObject({ outcome: 'passed', members: 21, recused: 1, present: 11, for: 9 })
    expect(await refusalOf(db(), acts.countHands, clerk, { ...hands, abstain: 0 })).toBe('wrong-stage')
  })

  it('that lost its quorum is called again, as long ahead, and the matter waits', async () => {
    const matter = await toCall()
    const meeting = await called(world, matter, { roll, days: 10, count: 21 })
    await meet(world, matter, meeting, 11)
    const { zone, clerk } = world
    const { session, motion, members } = meeting
    await doAct(db(), acts.recordAttendance, clerk, { zone, session, arrived: [], left: [members[3]!] })
    const { outcome } = await doAct(db(), acts.countHands, clerk, {
      ...matter,
      motion,
      for: 10,
      against: 0,
      abstain: 0,
    })
    expect(outcome).toBe('inquorate')
    expect(await kindOf(world, matter)).toBe('meet')
    const days = async (n: number) => new Date((await readNow(db())).getTime() + n * 86_400_000).toISOString()
    const [soon, later] = [await days(9), await days(20)]
    expect(await codeOf(call(matter, { startsAt: soon }))).toBe('period-too-short startsAt')
    expect(await codeOf(call(matter, { startsAt: later }))).toBe('accepted')
  })

  it('has members whom nobody wrote down twice', async () => {
    const twice = [{ name: '王芳' }, { name: '王芳' }]
    const input = { zone: world.zone, kind: 'members', name: '名册', members: twice }
    expect(await refusalOf(db(), acts.makeMemberRoll, world.clerk, input)).toBe('already-exists')
    expect(await refusalOf(db(), acts.makeMemberRoll, world.residents[0]!, input)).toBe('not-your-role')
  })
})
