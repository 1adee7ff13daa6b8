import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { board as boardRead } from '../reads/board.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { noticeText } from '../testing/notices.ts'
import { makePaper } from '../testing/picture.ts'
import { importRoll, somePoll, toHouseholdPoll, toOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, pass, stageOf, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('announcing an owners’ poll', (db) => {
  let world: World
  let matter: MatterAt
  let roll: string
  const announce = (extra: object = {}) => ({ ...matter, roll, ...somePoll, ...extra })
  const refused = (extra: object, who = world.clerk) =>
    refusalOf(db(), acts.announcePoll, who, announce(extra))
  const rollRow = async () => {
    const [row] = await db().select().from(t.roll).where(eq(t.roll.rollId, roll))
    return row!
  }
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 1, councillors: 3 })
    roll = await importRoll(world)
    matter = await toOwnersPoll(world)
  })

  it('is the clerk’s, in the stage of the poll', async () => {
    expect(await refused({}, world.residents[0]!)).toBe('not-your-role')
    expect(await refused({}, world.gridworker)).toBe('not-your-role')
    expect(await refused(await toScreen(world))).toBe('wrong-stage')
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(await refused({}, other.clerk)).toBe('unknown-proposal')
  })

  it('asks for a roll of the right kind, in the matter’s own zone', async () => {
    expect(await refused({ roll: 'nothing' })).toBe('unknown-roll')
    const { roll: households } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.zone,
      name: '户名册',
    })
    expect(await refused({ roll: households })).toBe('roll-mismatch')
    const { roll: wider } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.tenant,
      name: '全社区',
    })
    expect(await refused({ roll: wider })).toBe('unknown-roll')
  })

  it('keeps to the days that the process allows, and does not begin in the past', async () => {
    expect(await refused({ days: 4 })).toBe('period-too-short')
    expect(await refused({ days: 61 })).toBe('period-too-long')
    expect(await refused({ opensAt: '2026-03-01T00:00:00Z' })).toBe('input-invalid')
    expect(await refused({ questions: [] })).toBe('input-invalid')
    expect(await refused({ opensAt: '2099-03-01T00:00:00Z' })).toBe('calendar-unknown')
  })

  it('asks only as its process lets it be asked, and names the question that goes beyond', async () => {
    const asked = async (question: object, extra: object = {}) => {
      const questions = [...somePoll.questions, { text: '选哪一家？', ...question }]
      const answer = await tryAct(db(), acts.announcePoll, world.clerk, announce({ questions, ...extra }))
      return answer.ok ? 'accepted' : [answer.refusal.code, answer.refusal.path]
    }
    const two = ['甲公司', '乙公司']
    const at = (place: string) => `questions.1.${place}`
    expect(await asked({ method: 'single' })).toEqual(['input-invalid', at('options')])
    expect(await asked({ options: two })).toEqual(['input-invalid', at('options')])
    expect(await asked({ method: 'single', options: ['甲公司'] })).toEqual(['input-invalid', at('options')])
    expect(await asked({ method: 'single', options: ['甲公司', ' 甲公司 '] })).toEqual([
      'input-invalid',
      at('options'),
    ])
    const ten = Array.from({ length: 10 }, (_, i) => `${i}号`)
    expect(await asked({ method: 'single', options: ten })).toEqual(['too-large', at('options')])
    expect(await asked({ method: 'borda', options: two })).toEqual(['input-invalid', at('method')])
    expect(await asked({ method: 'score', options: two })).toEqual(['not-available', at('method')])
    expect(await asked({ rule: 'cn278.general' })).toEqual(['rule-invalid', at('rule')])
    const official = { force: 'import-official' }
    expect(await asked({ method: 'single', options: two }, official)).toEqual(['not-available', at('method')])
    const plain = await tryAct(db(), acts.announcePoll, world.clerk, announce({ questions: ['同意吗？'] }))
    expect(plain).toMatchObject({ refusal: { code: 'input-invalid', path: 'questions.0' } })
  })

  it('lets silence mean nothing without the clause on file', async () => {
    expect(await refused({ nonResponse: 'deemed-majority' })).toBe('clause-missing')
    const clause = await makePaper(world, 'public')
    expect(await refused({ nonResponse: 'deemed-abstain', clause })).toBe('clause-missing')
    expect(await refused({ nonResponse: 'deemed-majority', clause: 'nothing' })).toBe('unknown-attachment')
  })

  it('is not left out, since the process does not make it optional', async () => {
    expect(await refusalOf(db(), acts.skipPoll, world.clerk, { ...matter, reason: '不必' })).toBe(
      'not-available',
    )
  })

  it('refuses a roll whose electors are not those of its import', async () => {
    const bent = await importRoll(world)
    await db()
      .update(t.elector)
      .set({ area: 1n })
      .where(and(eq(t.elector.rollId, bent), eq(t.elector.electorId, 'e000001')))
    expect(await refused({ roll: bent })).toBe('roll-mismatch')
    expect(await refusalOf(db(), acts.freezeRoll, world.clerk, { zone: world.zone, roll: bent })).toBe(
      'roll-mismatch',
    )
  })

  it('fixes the instants by the calendar, copies the rule and freezes the roll', async () => {
    expect((await rollRow()).frozenAt).toBeNull()
    const clause = await makePaper(world, 'public')
    const opensAt = '2026-04-13T01:00:00.000Z'
    const answer = await doAct(
      db(),
      acts.announcePoll,
      world.clerk,
      announce({ opensAt, nonResponse: 'deemed-abstain', clause, clauseText: '议事规则第二十三条' }),
    )
    // Seven days after 13 April: the 20th runs out at midnight in China.
    expect(answer).toMatchObject({ opensAt, closesAt: '2026-04-20T16:00:00.000Z' })
    const stage = await stageOf(world, matter)
    expect([stage!.opensAt, stage!.closesAt]).toEqual([new Date(opensAt), new Date(answer.closesAt)])
    const row = await rollRow()
    expect(row.frozenAt).not.toBeNull()
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, answer.poll))
    expect(poll).toMatchObject({ force: 'paper-ledger', mode: 'open', clause, zoneId: world.zone })
    expect(poll!.questions).toMatchObject([
      {
        key: 'q1',
        text: somePoll.questions[0]!.text,
        method: null,
        options: [],
        rule: { key: 'cn278.special' },
      },
    ])
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, poll!.entryId))
    expect(JSON.parse(entry!.body).open).toMatchObject({
      root: row.root,
      electors: 5,
      heads: 5,
      area: '300.00',
      rule: 'cn278.special',
      ballot: [{ key: 'q1', method: null, options: 0, rule: 'cn278.special' }],
      nonResponse: 'deemed-abstain',
    })
  })

  it('is announced once', async () => {
    expect(await refused({})).toBe('already-done')
  })

  it('takes ballots from its opening on, not before', async () => {
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.proposalId, matter.proposal))
    const ballot = { ...matter, poll: poll!.pollId, elector: 'e000001', choices: { q1: 'for' } }
    const extension = { ...matter, poll: poll!.pollId, days: 10, reason: '送达未完', notice: noticeText }
    expect(await refusalOf(db(), acts.cast, world.residents[0]!, ballot)).toBe('stage-not-open')
    expect(await refusalOf(db(), acts.extendPoll, world.clerk, extension)).toBe('stage-not-open')
    await moveClock(db(), poll!.opensAt)
    expect(await refusalOf(db(), acts.cast, world.residents[0]!, ballot)).toBe('not-your-home')
  })

  it('is extended, never shortened, within what the process allows', async () => {
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.proposalId, matter.proposal))
    const extend = (days: number, extra: object = {}) =>
      tryAct(db(), acts.extendPoll, world.clerk, {
        ...matter,
        poll: poll!.pollId,
        days,
        reason: '送达未完',
        notice: { ...noticeText, title: '关于延长表决时间的公示' },
        ...extra,
      })
    expect(await extend(7)).toMatchObject({ refusal: { code: 'period-shortened' } })
    expect(await extend(6)).toMatchObject({ refusal: { code: 'period-shortened' } })
    expect(await extend(61)).toMatchObject({ refusal: { code: 'period-too-long' } })
    expect(await extend(10, { poll: 'nothing' })).toMatchObject({ refusal: { code: 'unknown-poll' } })
    expect(await extend(10, { notice: { ...noticeText, body: '' } })).toMatchObject({
      refusal: { code: 'input-invalid' },
    })
    expect(await db().$count(t.notice, eq(t.notice.title, '关于延长表决时间的公示'))).toBe(0)
    expect(await extend(10)).toMatchObject({ value: { closesAt: '2026-04-23T16:00:00.000Z' } })
    expect((await stageOf(world, matter))!.closesAt).toEqual(new Date('2026-04-23T16:00:00.000Z'))
    const view = await runRead(db(), pollRead, null, { zone: world.zone, poll: poll!.pollId })
    const extensions = [{ reason: '送达未完', before: poll!.closesAt.toISOString() }]
    expect(view).toMatchObject({ value: { closesAt: '2026-04-23T16:00:00.000Z', extensions } })
    const board = await runRead(db(), boardRead, null, { zone: world.zone })
    expect(board.ok && board.value.items[0]).toMatchObject({
      kind: 'other',
      title: '关于延长表决时间的公示',
      proposal: matter.proposal,
      closesAt: '2026-04-23T16:00:00.000Z',
    })
    expect(await extend(11)).toMatchObject({ ok: true })
  })

  it('refuses an extension once its last day is over', async () => {
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.proposalId, matter.proposal))
    await moveClock(db(), poll!.closesAt)
    expect(
      await refusalOf(db(), acts.extendPoll, world.clerk, {
        ...matter,
        poll: poll!.pollId,
        days: 20,
        reason: '太迟',
        notice: noticeText,
      }),
    ).toBe('stage-closed')
  })
})

onBothDatabases('a ballot of several questions', (db) => {
  it('gives each its method and rule, and says so in the log, where an ordinary matter may carry a special one', async () => {
    const world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    const roll = await importRoll(world)
    const matter = await toOwnersPoll(world, 'owners-general')
    const questions = [
      { text: '选哪家物业？', method: 'single', options: ['甲公司', '乙公司', '丙公司'] },
      { text: '是否动用公共部位经营？', rule: 'cn278.special' },
      { text: '是否修改管理规约？', method: null },
    ]
    const input = { ...matter, roll, ...somePoll, questions }
    const { poll } = await doAct(db(), acts.announcePoll, world.clerk, input)
    const [row] = await db().select().from(t.poll).where(eq(t.poll.pollId, poll))
    expect(row!.questions).toMatchObject([
      {
        key: 'q1',
        method: 'single',
        options: ['甲公司', '乙公司', '丙公司'],
        rule: { key: 'cn278.general' },
      },
      { key: 'q2', method: null, options: [], rule: { key: 'cn278.special' } },
      { key: 'q3', method: null, options: [], rule: { key: 'cn278.general' } },
    ])
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, row!.entryId))
    const { open } = JSON.parse(entry!.body)
    expect(open.rule).toBeUndefined()
    expect(open.ballot).toEqual([
      { key: 'q1', method: 'single', options: 3, rule: 'cn278.general' },
      { key: 'q2', method: null, options: 0, rule: 'cn278.special' },
      { key: 'q3', method: null, options: 0, rule: 'cn278.general' },
    ])
  })
})

onBothDatabases('an optional poll', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 2, councillors: 3 })
  })

  it('is left out with a reason, and the matter goes to work; what was announced is held', async () => {
    const [left, held] = [await toHouseholdPoll(world), await toHouseholdPoll(world)]
    expect(await refusalOf(db(), acts.skipPoll, world.residents[0]!, { ...left, reason: '不必' })).toBe(
      'not-your-role',
    )
    await doAct(db(), acts.skipPoll, world.clerk, { ...left, reason: '公示期内无异议' })
    expect((await stageOf(world, left))!.kind).toBe('act')
    const { roll } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.zone,
      name: '户名册',
    })
    await doAct(db(), acts.announcePoll, world.clerk, { ...held, roll, ...somePoll })
    expect(await refusalOf(db(), acts.skipPoll, world.clerk, { ...held, reason: '不必' })).toBe(
      'already-done',
    )
  })

  it('in which nobody is for it ends the matter; with most for it the work begins', async () => {
    const { roll } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.zone,
      name: '户名册',
    })
    const outcomes: unknown[] = []
    for (const choice of ['abstain', 'for']) {
      const matter = await toHouseholdPoll(world)
      const { poll } = await doAct(db(), acts.announcePoll, world.clerk, { ...matter, roll, ...somePoll })
      const [elector] = await db()
        .select()
        .from(t.elector)
        .where(and(eq(t.elector.rollId, roll), eq(t.elector.householdId, world.households[0]!)))
      const ballot = { ...matter, poll, elector: elector!.electorId, choices: { q1: choice } }
      await doAct(db(), acts.cast, world.residents[0]!, ballot)
      await pass(world, matter)
      // The other test's poll is over by now, too.
      expect(await tick(db())).toBeGreaterThan(0)
      expect(await tick(db())).toBe(0)
      const [proposal] = await db()
        .select()
        .from(t.proposal)
        .where(eq(t.proposal.proposalId, matter.proposal))
      outcomes.push([proposal!.end, (await stageOf(world, matter))?.kind])
    }
    expect(outcomes).toEqual([
      ['not-passed', undefined],
      [null, 'act'],
    ])
  })
})
