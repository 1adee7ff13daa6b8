import { type LoggedEntry, pollResults } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import type { Tx } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsckPolls } from '../log/fsckPolls.ts'
import { runRead } from '../read.ts'
import { assembly } from '../reads/assembly.ts'
import { desk } from '../reads/desk.ts'
import { poll as pollRead } from '../reads/poll.ts'
import {
  type Asked,
  askHouseholds,
  castAll,
  closeAndCount,
  lotOf,
  options,
  resultOf,
} from '../testing/methods.ts'
import { stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, tryAct, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('a lot between the options of a question', (db) => {
  let world: World
  let asked: Asked
  const refused = async (extra: object, who = world.clerk) => {
    const answer = await tryAct(db(), acts.recordLot, who, {
      ...(await lotOf(world, asked, 'q2', '1')),
      ...extra,
    })
    return answer.ok ? 'accepted' : [answer.refusal.code, answer.refusal.path]
  }
  const outcomes = async () => (await resultOf(world, asked))!.questions.map((question) => question.outcome)
  const work = async () => {
    const answer = await runRead(db(), desk, world.clerk, { zone: world.zone })
    return answer.ok ? answer.value.items.filter((item) => item.work === 'draw-lot') : []
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 6, residents: 6, councillors: 3 })
    asked = await askHouseholds(world, [
      { text: '是否同意整治空地？' },
      { text: '空地建什么？', method: 'approval', options },
      { text: '先做哪一件？', method: 'irv', options },
    ])
    await castAll(world, asked, [
      { q1: 'for', q2: '1+2', q3: '1>3' },
      { q1: 'for', q2: '1+2', q3: '1>3' },
      { q1: 'for', q2: '1+2+3', q3: '2>3' },
      { q1: 'for', q2: 'none', q3: '2>3' },
      { q1: 'abstain', q2: 'abstain', q3: '3' },
    ])
  })

  it('cannot be recorded while people vote, nor for a matter without a poll to count', async () => {
    expect(await refused({})).toEqual(['wrong-stage', undefined])
  })

  it('is a duty of the clerk once the count has found options level, and the matter waits for it', async () => {
    expect(await work()).toEqual([])
    await closeAndCount(world, asked)
    expect(await outcomes()).toEqual(['passed', 'tied', 'tied'])
    expect((await stageOf(world, asked.matter))!.kind).toBe('count')
    expect(await tick(db())).toBe(0)
    expect(await work()).toMatchObject([{ proposal: asked.matter.proposal, count: 2 }])
    const ties = await runRead(db(), assembly, world.clerk, { zone: world.zone })
    expect(ties).toMatchObject({
      value: {
        ties: [
          {
            winners: [
              { key: '1', text: '停车位' },
              { key: '2', text: '口袋公园' },
            ],
            of: { poll: asked.poll, question: 'q2', text: '空地建什么？', goesOut: false },
          },
          { winners: [{ key: '1' }, { key: '2' }], of: { question: 'q3', goesOut: true } },
        ],
      },
    })
  })

  it('is the clerk’s, of this poll, between those alone who are level', async () => {
    expect(await refused({}, world.residents[0])).toEqual(['not-your-role', undefined])
    expect(await refused({}, world.councillors[0])).toEqual(['not-your-role', undefined])
    expect(await refused({ poll: 'another' })).toEqual(['unknown-poll', 'poll'])
    expect(await refused({ poll: undefined })).toEqual(['unknown-poll', 'poll'])
    expect(await refused({ question: 'q1' })).toEqual(['not-available', 'question'])
    expect(await refused({ question: 'q9' })).toEqual(['not-available', 'question'])
    expect(await refused({ question: undefined })).toEqual(['not-available', 'question'])
    expect(await refused({ winner: '3' })).toEqual(['input-invalid', 'winner'])
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(await refused({}, other.clerk)).toEqual(['unknown-proposal', 'proposal'])
  })

  it('is drawn in public after the count: two witnesses, not before it and not tomorrow', async () => {
    expect(await refused({ witnesses: ['甲'] })).toEqual(['input-invalid', 'witnesses'])
    expect(await refused({ witnesses: ['甲', '甲'] })).toEqual(['same-person-twice', 'witnesses'])
    const now = await readNow(db())
    const at = (hours: number) => ({ drawnAt: new Date(now.getTime() + hours * 3_600_000).toISOString() })
    expect(await refused(at(1))).toEqual(['input-invalid', 'drawnAt'])
    expect(await refused(at(-24))).toEqual(['input-invalid', 'drawnAt'])
    expect(await outcomes()).toEqual(['passed', 'tied', 'tied'])
  })

  it('makes the winner of one question, and the matter waits for the other', async () => {
    await moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
    await doAct(db(), acts.recordLot, world.clerk, await lotOf(world, asked, 'q2', '2'))
    expect(await outcomes()).toEqual(['passed', 'passed', 'tied'])
    expect((await stageOf(world, asked.matter))!.kind).toBe('count')
    expect(await refused({})).toEqual(['not-available', 'question'])
    const [, second] = (await resultOf(world, asked))!.questions
    expect(second).toMatchObject({
      votes: { for: { heads: 3 }, against: { heads: 1 }, abstain: { heads: 1 } },
      tally: { outcome: 'decided', winners: ['2'], lots: [{ winner: '2', among: ['1', '2'], witnesses: 2 }] },
    })
  })

  it('puts one out of a run-off, whose rounds go on, and then the matter goes on', async () => {
    await moveClock(db(), new Date((await readNow(db())).getTime() + 60_000))
    await doAct(db(), acts.recordLot, world.clerk, await lotOf(world, asked, 'q3', '1'))
    const [, , third] = (await resultOf(world, asked))!.questions
    expect(third).toMatchObject({
      outcome: 'passed',
      tally: {
        winners: ['2'],
        rounds: [{ 1: 2, 2: 2, 3: 1 }, { 1: 2, 2: 2 }, { 2: 2 }],
      },
    })
  })

  it('stands in the log without names, place or way, each entry with the result that follows', async () => {
    const rows = await db()
      .select({ body: t.logEntry.body, openings: t.logEntry.openings })
      .from(t.logEntry)
      .where(eq(t.logEntry.tenantId, world.tenant))
    const log = rows
      .map(({ body, openings }) => ({
        entry: JSON.parse(body) as LoggedEntry['entry'],
        openings: openings as LoggedEntry['openings'],
      }))
      .sort((one, other) => (one.entry.at < other.entry.at ? -1 : one.entry.at > other.entry.at ? 1 : 0))
      .map((each, index): LoggedEntry => ({ ...each, index }))
    const lots = log.filter(({ entry }) => entry.act === 'recordLot')
    expect(lots).toHaveLength(2)
    expect(JSON.stringify(lots.map(({ entry }) => entry.open))).not.toMatch(/见证人|服务站|抽签筒/)
    expect(lots[0]!.entry.open).toMatchObject({
      question: 'q2',
      winner: '2',
      among: ['1', '2'],
      witnesses: 2,
    })
    const ballots = log.filter(({ entry }) => entry.open.poll === asked.poll)
    expect(pollResults.check(ballots)).toBeUndefined()
  })

  it('is what the count comes to when it is done again, and shows whole on the poll', async () => {
    expect(await db().transaction((tx) => fsckPolls(tx as Tx, world.tenant))).toBeUndefined()
    const answer = await runRead(db(), pollRead, null, { zone: world.zone, poll: asked.poll })
    expect(answer).toMatchObject({
      value: {
        questions: [
          { form: 'yes-no-abstain', method: null, options: [] },
          { form: 'approval', method: 'approval', options },
          { form: 'ranked', method: 'irv', options },
        ],
        results: [
          { tally: null },
          {
            tally: {
              totals: { 1: 3, 2: 3, 3: 1 },
              lots: [{ place: '社区服务站', how: '抽签筒', witnesses: 2 }],
            },
          },
          { tally: { lots: [{ winner: '1' }] } },
        ],
      },
    })
    const [row] = await db()
      .select({ lots: t.poll.lots })
      .from(t.poll)
      .where(and(eq(t.poll.tenantId, world.tenant), eq(t.poll.pollId, asked.poll)))
    expect(row!.lots).toMatchObject([{ witnesses: ['见证人甲', '见证人乙'] }, { question: 'q3' }])
  })
})
