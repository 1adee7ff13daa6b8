import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { noticeText, objectTo, publishPlan } from '../testing/notices.ts'
import { makePaper, makePicture } from '../testing/picture.ts'
import { type MatterAt, pass, somePlan, toNotice } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { board } from './board.ts'
import { notice } from './notice.ts'
import { proposal } from './proposal.ts'

onBothDatabases('a notice, read', (db) => {
  let world: World
  let other: World
  let matter: MatterAt
  let first: string
  let renewed: string
  const look = async (id: string, who: Who | null = null) => {
    const answer = await runRead(db(), notice, who, { zone: world.zone, notice: id })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 4, residents: 3, councillors: 3 })
    other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    matter = await toNotice(world)
    first = await publishPlan(world, matter)
  })

  it('is unknown from another zone and another community', async () => {
    for (const zone of [`${world.zone}.g1`, other.zone])
      expect(await runRead(db(), notice, null, { zone, notice: first })).toMatchObject({
        refusal: { code: 'unknown-notice' },
      })
    expect(await runRead(db(), notice, null, { zone: world.zone, notice: 'nothing' })).toMatchObject({
      refusal: { code: 'unknown-notice' },
    })
  })

  it('shows to anybody what a notice on paper shows', async () => {
    expect(await look(first)).toEqual({
      id: first,
      zone: world.zone,
      zoneName: '华园小区',
      proposal: matter.proposal,
      planVersion: 1,
      kind: 'plan',
      year: 2026,
      number: 1,
      ...noticeText,
      opensAt: '2026-03-26T16:00:00.000Z',
      closesAt: '2026-04-02T16:00:00.000Z',
      days: 7,
      daysLeft: -1,
      state: 'coming',
      issuer: '怡光社区居民委员会',
      issuedAt: '2026-03-25T16:00:00.000Z',
      attachments: [],
      correction: null,
      extensions: [],
      replaces: null,
      replacedBy: null,
      roll: null,
      result: null,
      postings: [],
      objections: [],
      open: true,
      checkpoint: null,
    })
  })

  it('shows where it hangs, with the photo', async () => {
    const photo = await makePicture(world)
    const postedAt = '2026-03-25T16:00:00.000Z'
    const post = { zone: world.zone, notice: first, place: '5号楼单元门', photo, postedAt }
    const { posting } = await doAct(db(), acts.postNotice, world.gridworker, post)
    expect((await look(first)).postings).toMatchObject([
      {
        id: posting,
        place: '5号楼单元门',
        postedAt,
        photo: { id: photo, width: 8, height: 6 },
        takenDownAt: null,
      },
    ])
  })

  it('prints the words of an objection only with consent, and never who objects', async () => {
    const silent = await objectTo(world, matter, { notice: first, by: 1 })
    const spoken = {
      ...matter,
      notice: first,
      household: world.households[2],
      body: '车位太少',
      consent: true,
      channel: 'in-person',
      readBack: true,
    }
    await doAct(db(), acts.writeObjection, world.clerk, spoken)
    const view = await look(first)
    expect(view.objections).toMatchObject([
      { id: silent, number: 1, words: null, mine: false, full: null, channel: 'online' },
      { number: 2, words: '车位太少', mine: false, full: null, channel: 'in-person' },
    ])
    const told = JSON.stringify(view)
    for (const secret of [
      world.households[1]!,
      world.households[2]!,
      world.residents[1]!.person,
      '留一块菜圃',
      '单元102',
    ])
      expect(told).not.toContain(secret)
  })

  it('shows objectors what is theirs, and staff of the place everything', async () => {
    const { objections: mine } = await look(first, world.residents[1]!)
    expect(mine.map((one) => [one.mine, one.full?.body ?? null])).toEqual([
      [true, '留一块菜圃'],
      [false, null],
    ])
    // Written down for the household: whoever lives there may see it.
    expect((await look(first, world.residents[2]!)).objections[1]).toMatchObject({ mine: true })
    for (const who of [world.clerk, world.gridworker, world.councillors[0]!])
      expect((await look(first, who)).objections[0]!.full).toMatchObject({
        householdLabel: '1号楼1单元102',
        body: '留一块菜圃',
      })
    for (const who of [world.assignee, world.property, world.residents[0]!])
      expect((await look(first, who)).objections[0]!.full).toBeNull()
  })

  it('shows the reply to everybody, and what was noted in person to staff alone', async () => {
    const [silent, spoken] = (await look(first)).objections.map((one) => ({ ...matter, objection: one.id }))
    await doAct(db(), acts.meetObjector, world.clerk, {
      ...silent,
      answer: 'met',
      metAt: '2026-03-25T16:00:00.000Z',
      note: '愿意改种花',
    })
    await doAct(db(), acts.meetObjector, world.clerk, { ...spoken, answer: 'declined', note: '' })
    const reply = '沿墙留菜圃。'
    for (const [about, outcome] of [
      [silent, 'upheld'],
      [spoken, 'dismissed'],
    ] as const)
      await doAct(db(), acts.answerObjection, world.councillors[0]!, { ...about, outcome, reply })
    const view = await look(first)
    expect(view.objections).toMatchObject([
      { outcome: 'upheld', reply, metDeclined: false },
      { outcome: 'dismissed', reply, metDeclined: true, metAt: null },
    ])
    expect(JSON.stringify(view)).not.toContain('愿意改种花')
    expect((await look(first, world.clerk)).objections[0]!.full?.metNote).toBe('愿意改种花')
    expect((await look(first, world.residents[1]!)).objections[0]!.full?.metNote).toBeNull()
  })

  it('names the notice that took its place, and the one that it replaces', async () => {
    await doAct(db(), acts.revisePlan, world.clerk, { ...matter, ...somePlan, scope: '车位20个，菜圃一条' })
    const paper = await makePaper(world, 'public')
    const anew = { ...matter, ...noticeText, days: 7, attachments: [paper] }
    renewed = (await doAct(db(), acts.renewNotice, world.clerk, anew)).notice
    expect(await look(first)).toMatchObject({
      state: 'replaced',
      open: false,
      daysLeft: 0,
      replacedBy: { id: renewed, year: 2026, number: 2 },
      objections: [{ number: 1 }, { number: 2 }],
    })
    expect(await look(renewed)).toMatchObject({
      open: true,
      planVersion: 2,
      replaces: { id: first, number: 1 },
      objections: [],
      attachments: [{ id: paper, mime: 'application/pdf', name: '方案.pdf' }],
    })
  })

  it('stands with its matter, the old one among what hung before', async () => {
    const whole = await runRead(db(), proposal, null, matter)
    expect(whole.ok && whole.value.notices.map((one) => [one.id, one.state])).toEqual([
      [renewed, 'coming'],
      [first, 'replaced'],
    ])
    const past = await runRead(db(), board, null, { zone: world.zone, past: true })
    expect(past).toMatchObject({
      value: { items: [{ id: first, state: 'replaced', proposal: matter.proposal }] },
    })
  })

  it('takes no more objections once its period is over', async () => {
    await pass(world, matter)
    expect(await look(renewed)).toMatchObject({ open: false, state: 'over' })
  })
})
