import { decide, parseArea, ruleOf, type Weight, weightless } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { runActs } from '../act.ts'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { makePaper } from '../testing/picture.ts'
import {
  fresh,
  huayuanRoll,
  importRoll,
  nameVoter,
  someNotice,
  somePoll,
  toOwnersPoll,
} from '../testing/polls.ts'
import { type MatterAt, pass, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'

/** 240 of 319 owners vote: the first 160 online, the next 80 on paper; ten of the first come back with paper. */
const online = 160
const voting = 240
const changed = 10
const choiceOf = (i: number) => (i % 10 < 8 ? 'for' : i % 10 === 8 ? 'against' : 'abstain')

onBothDatabases('the owners of Huayuan estate', (db) => {
  let world: World
  let matter: MatterAt
  let roll: string
  let poll: string
  let electors: (typeof t.elector.$inferSelect)[]
  const at = (extra: object = {}) => ({ ...matter, poll, ...extra })
  const view = async (who = world.clerk) => {
    const answer = await runRead(db(), pollRead, who, { zone: world.zone, poll })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const paper = async (elector: string, choice: string, batch: string) => {
    const handedInAt = (await readNow(db())).toISOString()
    const input = at({ batch, elector, handedInAt, collector: null, photo: null })
    const { sheet } = await doAct(db(), acts.handIn, world.gridworker, input)
    await doAct(db(), acts.enterSheet, world.clerk, at({ sheet, choices: { q1: choice } }))
    await doAct(db(), acts.confirmSheet, world.clerk2, at({ sheet, choices: { q1: choice } }))
  }
  const weigh = (rows: readonly { heads: number; area: bigint }[]): Weight =>
    rows.reduce<Weight>(
      (sum, row) => ({ heads: sum.heads + BigInt(row.heads), area: sum.area + row.area }),
      weightless,
    )

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    roll = await importRoll(world, huayuanRoll())
    matter = await toOwnersPoll(world)
    const announced = await doAct(db(), acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      days: 15,
    })
    poll = announced.poll
    electors = await db()
      .select()
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, roll)))
      .orderBy(asc(t.elector.electorId))
  })

  it('are 319 heads with 22,587.29 ㎡, and see turnout but no choice while they vote', async () => {
    const one = await nameVoter(world, roll, electors[0]!.electorId)
    await doAct(db(), acts.cast, one, at({ elector: electors[0]!.electorId, choices: { q1: 'for' } }))
    const seen = await view(one)
    expect(seen).toMatchObject({
      state: 'open',
      measures: ['area', 'heads'],
      roll: { electors: 319, heads: 319, area: '22587.29' },
      turnout: { participating: { heads: 1 }, online: 1, paper: 0 },
      results: null,
      channels: null,
    })
    expect(seen.turnout.conditions).toMatchObject([
      { kind: 'quorum', measure: 'area', whole: '22587.29', threshold: '2/3', met: false },
      { kind: 'quorum', measure: 'heads', part: '1', whole: '319', threshold: '2/3', met: false },
    ])
    expect(seen.mine).toMatchObject({
      may: ['cast', 'grantProxy'],
      electors: [{ elector: 'e000001', heads: 1, ballot: { choices: { q1: 'for' }, channel: 'online' } }],
    })
    const [theirs, nobody] = [await view(), await runRead(db(), pollRead, null, { zone: world.zone, poll })]
    expect(theirs.mine).toMatchObject({ electors: [] })
    expect(theirs.mine!.may).not.toContain('cast')
    expect(nobody).toMatchObject({ ok: true, value: { mine: null } })
    expect(JSON.stringify(nobody)).not.toMatch(/"choices"|"for":/)
  })

  it('vote online and on paper together, and the result is what the rule says of the roll', {
    timeout: 240_000,
  }, async () => {
    // One person for many owners, as an agent is: their ballots come in one batch.
    const agent = await nameVoter(world, roll, electors[0]!.electorId)
    for (const { electorId } of electors.slice(1, online))
      await doAct(db(), acts.nameVoter, world.clerk, {
        zone: world.zone,
        roll,
        elector: electorId,
        person: agent.person,
      })
    const requests = electors.slice(0, online).map(({ electorId }, i) => ({
      key: `online ${electorId}`,
      input: at({ elector: electorId, choices: { q1: choiceOf(i) } }),
    }))
    const answers = await runActs(db(), acts.cast, await fresh(world, agent.person), requests)
    expect(answers.filter((answer) => !answer.ok)).toEqual([])
    await moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
    const { batch } = await doAct(db(), acts.openBatch, world.clerk, at())
    for (const [i, { electorId }] of electors.slice(online, voting).entries())
      await paper(electorId, choiceOf(online + i), batch)
    for (const { electorId } of electors.slice(0, changed)) await paper(electorId, 'against', batch)
    await doAct(db(), acts.declareEntered, world.clerk, at({ batch }))
    await pass(world, matter)
    expect(await tick(db())).toBe(1)

    const cast = electors.slice(0, voting).map((elector, i) => ({
      ...elector,
      choice: i < changed ? 'against' : choiceOf(i),
    }))
    const of = (choice: string) => weigh(cast.filter((elector) => elector.choice === choice))
    const votes = { for: of('for'), against: of('against'), abstain: of('abstain') }
    const expected = decide(
      ruleOf('cn278.special')!,
      { electorate: { heads: 319n, area: parseArea('22587.29')! }, votes },
      { nonResponse: 'absent', invalidParticipates: false },
    )
    const { results, channels, turnout, state, roll: frozen } = await view()
    expect(state).toBe('counted')
    expect(results).toHaveLength(1)
    const [result] = results!
    expect(result).toMatchObject({ outcome: expected.outcome, conditions: expected.conditions, strict: null })
    expect(expected.outcome).toBe('passed')
    expect(result!.votes.for.heads + result!.votes.against.heads + result!.votes.abstain.heads).toBe(voting)
    expect(result!.silent.heads).toBe(319 - voting)
    // 160 online and one of the first test before; ten of them came back with paper.
    expect(channels).toEqual({
      online: online - changed,
      paper: voting - online + changed,
      replaced: changed + 1,
      proxy: 0,
    })
    expect(turnout).toMatchObject({ participating: { heads: voting } })
    expect(frozen.root).toMatch(/^[0-9a-f]{64}$/)
    expect((await stageOf(world, matter))!.kind).toBe('preliminary')
  })

  it('have one counting ballot each at most', async () => {
    const counting = await db()
      .select({ elector: t.ballot.electorId })
      .from(t.ballot)
      .where(and(eq(t.ballot.pollId, poll), isNull(t.ballot.replacedBy)))
    expect(new Set(counting.map((row) => row.elector)).size).toBe(counting.length)
    expect(counting).toHaveLength(voting)
  })

  it('carry the matter by acts to its end', { timeout: 120_000 }, async () => {
    const publish = (kind: string, days: number) =>
      doAct(db(), acts.publishNotice, world.clerk, { ...matter, kind, ...someNotice, days })
    await publish('preliminary', 7)
    await pass(world, matter)
    expect((await stageOf(world, matter))!.kind).toBe('publish')
    await publish('result', 15)
    await pass(world, matter)
    expect((await stageOf(world, matter))!.kind).toBe('act')
  })
})

onBothDatabases('silence', (db) => {
  it('joins the leading side where the clause says so, of those who were warned, with the strict count beside', async () => {
    const world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    const roll = await importRoll(world)
    const matter = await toOwnersPoll(world, 'owners-general')
    const { poll } = await doAct(db(), acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      nonResponse: 'deemed-majority',
      clause: await makePaper(world, 'public'),
      clauseText: '议事规则第二十三条',
    })
    const served = {
      ...matter,
      poll,
      how: 'in-person',
      at: (await readNow(db())).toISOString(),
      receipt: null,
    }
    await doAct(db(), acts.recordService, world.gridworker, {
      ...served,
      electors: ['e000003', 'e000004'],
      warned: true,
    })
    await doAct(db(), acts.recordService, world.clerk, {
      ...served,
      electors: ['e000005', 'e000005'],
      warned: false,
    })
    for (const elector of ['e000001', 'e000002']) {
      const voter = await nameVoter(world, roll, elector)
      await doAct(db(), acts.cast, voter, { ...matter, poll, elector, choices: { q1: 'for' } })
    }
    await pass(world, matter)
    expect(await tick(db())).toBe(1)
    const answer = await runRead(db(), pollRead, null, { zone: world.zone, proposal: matter.proposal })
    if (!answer.ok) throw new Error()
    // 60 + 90 ㎡ cast, 70 + 30 ㎡ deemed for, 50 ㎡ never warned.
    expect(answer.value.results![0]).toMatchObject({
      outcome: 'passed',
      silent: { heads: 3, area: '150.00' },
      conditions: [
        { kind: 'quorum', measure: 'area', part: '250.00', whole: '300.00', met: true },
        { kind: 'quorum', measure: 'heads', part: '4', whole: '5', met: true },
        { part: '250.00', whole: '250.00', met: true },
        { part: '4', whole: '4', met: true },
      ],
      strict: { outcome: 'inquorate' },
    })
  })
})
