import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { desk as deskRead } from '../reads/desk.ts'
import { proposal as proposalRead } from '../reads/proposal.ts'
import {
  begin,
  called,
  hang,
  kindOf,
  meet,
  memberRoll,
  resolved,
  studied,
  worked,
} from '../testing/meetings.ts'
import { noticeText } from '../testing/notices.ts'
import { type MatterAt, pass, somePlan, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('a process from start to end', (db) => {
  const peopled = () => makeWorld(db(), { households: 12, residents: 12, councillors: 6 })
  const world = () => makeWorld(db(), { households: 2, residents: 1, councillors: 6 })
  const endOf = async (at: World, { proposal }: MatterAt) => {
    const [row] = await db()
      .select({ end: t.proposal.end, reason: t.proposal.endReason })
      .from(t.proposal)
      .where(and(eq(t.proposal.tenantId, at.tenant), eq(t.proposal.proposalId, proposal)))
    return row
  }
  const done = { end: 'done', reason: 'completed' }

  it('ends early where the Party branch sends the matter back', async () => {
    const at = await world()
    const matter = await begin(at, 'residents-meeting')
    expect(await refusalOf(db(), acts.recordStudy, at.residents[0]!, { ...matter, ...study })).toBe(
      'not-your-role',
    )
    expect(
      await refusalOf(db(), acts.recordStudy, at.clerk, { ...matter, ...study, heldOn: '2026-03-19' }),
    ).toBe('input-invalid')
    await studied(at, matter, 'returned')
    expect(await endOf(at, matter)).toEqual({ end: 'returned', reason: 'branch-against' })
  })

  it("plays a residents' meeting: Urban Residents' Committees Law 27", async () => {
    const at = await world()
    const matter = await begin(at, 'residents-meeting')
    await studied(at, matter)
    const roll = await memberRoll(at, 'adults', 21)
    const meeting = await called(at, matter, { roll, days: 10, count: 21 })
    await meet(at, matter, meeting, 11)
    expect(await resolved(at, matter, meeting, { for: 6, against: 5, abstain: 0 })).toBe('passed')
    await hang(at, matter, 'decision', 15)
    await worked(at, matter)
    await hang(at, matter, 'outcome', 15)
    expect(await endOf(at, matter)).toEqual(done)
  })

  it("plays a meeting of residents' representatives: the same law, 29", async () => {
    const at = await world()
    const matter = await begin(at, 'residents-representatives')
    await studied(at, matter)
    const roll = await memberRoll(at, 'members', 9)
    const meeting = await called(at, matter, { roll, days: 10, count: 9 })
    await meet(at, matter, meeting, 6)
    expect(await resolved(at, matter, meeting, { for: 4, against: 1, abstain: 1 })).toBe('passed')
    await hang(at, matter, 'decision', 15)
    await worked(at, matter)
    await hang(at, matter, 'outcome', 15)
    expect(await endOf(at, matter)).toEqual(done)
  })

  it('plays 四议两公开: branch, committees, Party members, representatives, two publications', async () => {
    const at = await world()
    const matter = await begin(at, 'siyi-lianggongkai')
    await studied(at, matter)
    await studied(at, matter)
    const party = await called(at, matter, { roll: await memberRoll(at, 'members', 10), days: 3, count: 10 })
    await meet(at, matter, party, 8)
    expect(await resolved(at, matter, party, { for: 6, against: 2, abstain: 0 })).toBe('passed')
    const roll = await memberRoll(at, 'members', 9)
    const representatives = await called(at, matter, { roll, days: 3, count: 9 })
    await meet(at, matter, representatives, 6)
    expect(await resolved(at, matter, representatives, { for: 4, against: 2, abstain: 0 })).toBe('passed')
    await hang(at, matter, 'decision', 15)
    await worked(at, matter)
    await hang(at, matter, 'outcome', 15)
    expect(await endOf(at, matter)).toEqual(done)
  })

  it('ends 四议两公开 where less than half of all Party members agree', async () => {
    const at = await world()
    const matter = await begin(at, 'siyi-lianggongkai')
    await studied(at, matter)
    await studied(at, matter)
    const party = await called(at, matter, { roll: await memberRoll(at, 'members', 10), days: 3, count: 10 })
    await meet(at, matter, party, 8)
    expect(await resolved(at, matter, party, { for: 5, against: 3, abstain: 0 })).toBe('failed')
    expect(await endOf(at, matter)).toEqual({ end: 'not-passed', reason: 'assembly-against' })
  })

  it('plays the assembly of a collective: its law, 27, two thirds of all members', async () => {
    const at = await world()
    const matter = await begin(at, 'collective-members')
    await studied(at, matter)
    const meeting = await called(at, matter, { roll: await memberRoll(at, 'members', 9), days: 10, count: 9 })
    await meet(at, matter, meeting, 7)
    expect(await resolved(at, matter, meeting, { for: 6, against: 1, abstain: 0 })).toBe('passed')
    await hang(at, matter, 'decision', 15)
    expect(await endOf(at, matter)).toEqual(done)
  })

  it('plays a resolution of the council, voted on by name; nothing is published before the minutes', async () => {
    const at = await world()
    const { zone } = at
    const matter = await begin(at, 'council-resolution')
    const meeting = await called(at, matter, { roll: null, days: 3, count: 6 })
    await meet(at, matter, meeting, 5)
    const { session, motion } = meeting
    for (const councillor of at.councillors.slice(0, 3))
      await doAct(db(), acts.voteMotion, councillor, { ...matter, motion, choice: 'for' })
    const hands = { ...matter, motion, for: 3, against: 0, abstain: 0 }
    expect(await refusalOf(db(), acts.countHands, at.clerk, hands)).toBe('not-available')
    const { outcome } = await doAct(db(), acts.closeMotion, at.clerk, { ...matter, motion })
    expect(outcome).toBe('passed')
    const decision = { ...matter, kind: 'decision', ...noticeText, days: 15 }
    expect(await refusalOf(db(), acts.publishNotice, at.clerk, decision)).toBe('minutes-missing')
    await doAct(db(), acts.closeSession, at.clerk, { zone, session })
    await doAct(db(), acts.publishMinutes, at.clerk, { zone, session, text: '会议纪要' })
    await hang(at, matter, 'decision', 15)
    expect(await endOf(at, matter)).toEqual(done)
  })

  it('plays 问议评定: asked, ten at most put up, scored by ten, decided, done and rated', async () => {
    const at = await peopled()
    const { zone, households, residents, clerk } = at
    const matter = await begin(at, 'wenyipingding')
    const answer = { ...matter, household: households[0], body: '修一修北门的坡道' }
    await doAct(db(), acts.answerSurvey, residents[0]!, answer)
    await doAct(db(), acts.answerSurvey, residents[0]!, { ...answer, body: '北门坡道和路灯' })
    expect(await refusalOf(db(), acts.answerSurvey, residents[1]!, answer)).toBe('not-your-home')
    await pass(at, matter)
    const { version } = await doAct(db(), acts.draftPlan, clerk, { ...matter, ...somePlan, change: 'first' })
    const { session, motions } = await doAct(db(), acts.callSession, clerk, {
      zone,
      startsAt: (await readNow(db())).toISOString(),
      place: '议事厅',
      agenda: [{ proposal: matter.proposal, text: '是否同意候选事项？', planVersion: version }],
    })
    const motion = motions[0]!
    await doAct(db(), acts.openSession, clerk, { zone, session })
    for (const { person } of at.councillors) await doAct(db(), acts.arrive, clerk, { zone, session, person })
    expect(await refusalOf(db(), acts.putMotion, clerk, { ...matter, motion })).toBe('candidates-missing')
    const list = (candidates: string[]) => ({ ...matter, candidates })
    const eleven = Array.from({ length: 11 }, (_, i) => `候选${i}`)
    expect(await refusalOf(db(), acts.listCandidates, clerk, list(eleven))).toBe('too-large')
    expect(await refusalOf(db(), acts.listCandidates, clerk, list(['坡道', '坡道']))).toBe('already-exists')
    await doAct(db(), acts.listCandidates, clerk, list(['坡道', '路灯', '晾衣架']))
    await doAct(db(), acts.putMotion, clerk, { ...matter, motion })
    expect(await refusalOf(db(), acts.listCandidates, clerk, list(['坡道', '路灯']))).toBe('plan-frozen')
    for (const councillor of at.councillors)
      await doAct(db(), acts.voteMotion, councillor, { ...matter, motion, choice: 'for' })
    await doAct(db(), acts.closeMotion, clerk, { ...matter, motion })
    for (const [party, who] of [
      ['community', clerk],
      ['council', at.councillors[0]!],
      ['property', at.property],
    ] as const)
      await doAct(db(), acts.signOff, who, { ...matter, party, stance: 'signed' })
    expect(await kindOf(at, matter)).toBe('appraise')
    const score = (i: number, scores: object) =>
      doAct(db(), acts.appraise, residents[i]!, { ...matter, household: households[i], scores })
    for (let i = 0; i < 9; i++) await score(i, i % 2 ? { c1: 5, c2: 1 } : { c1: 1, c2: 5, c3: 2 })
    expect(
      await refusalOf(db(), acts.appraise, residents[9]!, {
        ...matter,
        household: households[9],
        scores: { c9: 1 },
      }),
    ).toBe('input-invalid')
    await moveClock(db(), (await stageOf(at, matter))!.closesAt!)
    await tick(db())
    expect(await kindOf(at, matter)).toBe('appraise')
    const late = { ...matter, household: households[0], scores: { c1: 5 } }
    expect(await refusalOf(db(), acts.appraise, residents[0]!, late)).toBe('stage-closed')
    await score(9, { c1: 5, c2: 1 })
    expect(
      await refusalOf(db(), acts.appraise, residents[10]!, {
        ...matter,
        household: households[10],
        scores: { c1: 5 },
      }),
    ).toBe('stage-closed')
    const lots = async () => {
      const answer = await runRead(db(), deskRead, clerk, { zone })
      return answer.ok ? answer.value.items.filter(({ work }) => work === 'draw-lot').length : null
    }
    expect(await lots()).toBe(0)
    await tick(db())
    expect(await lots()).toBe(1)
    const seen = await runRead(db(), proposalRead, residents[1]!, matter)
    expect(seen).toMatchObject({
      ok: true,
      value: {
        appraisal: {
          candidates: [
            { key: 'c1', text: '坡道', total: 30 },
            { key: 'c2', text: '路灯', total: 30 },
            { key: 'c3', text: '晾衣架', total: 10 },
          ],
          raters: 10,
          needed: 10,
          winners: ['c1', 'c2'],
          lot: null,
          mine: { c1: 5, c2: 1 },
        },
        answered: null,
      },
    })
    // Five by five scored the first two the other way round: 30 points each, and the third 10.
    expect(await kindOf(at, matter)).toBe('appraise')
    const lot = { drawnAt: (await readNow(db())).toISOString(), place: '服务站', how: '抽乒乓球' }
    const recordLot = (more: object) =>
      refusalOf(db(), acts.recordLot, clerk, { ...matter, ...lot, witnesses: ['甲', '乙'], ...more })
    expect(await recordLot({ winner: 'c3' })).toBe('input-invalid')
    expect(await recordLot({ winner: 'c1', witnesses: ['甲', '甲'] })).toBe('same-person-twice')
    expect(await recordLot({ winner: 'c1', drawnAt: '2026-03-01T00:00:00Z' })).toBe('input-invalid')
    await doAct(db(), acts.recordLot, clerk, { ...matter, ...lot, winner: 'c2', witnesses: ['甲', '乙'] })
    expect(await lots()).toBe(0)
    expect(await kindOf(at, matter)).toBe('notice')
    await hang(at, matter, 'decision', 7)
    await worked(at, matter)
    await hang(at, matter, 'outcome', 15)
    await pass(at, matter)
    expect(await endOf(at, matter)).toEqual(done)
  })
})

const study = { heldOn: '2026-03-17', conclusion: 'agreed', note: '同意' }
