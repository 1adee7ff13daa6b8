import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pollResults, verifyLog } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import type { NoticeView, PollView } from '@yishi/schema/words'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsck } from '../log/fsck.ts'
import { fsckPolls } from '../log/fsckPolls.ts'
import { type LogKeys, openKeys } from '../log/keys.ts'
import { readLog } from '../log/readLog.ts'
import { sequenceTenant } from '../log/sequencer.ts'
import { runRead } from '../read.ts'
import { notice as noticeRead } from '../reads/notice.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { recounts as recountsRead } from '../reads/recounts.ts'
import { makePaper } from '../testing/picture.ts'
import { importRoll, someNotice, somePoll, toOwnersPoll } from '../testing/polls.ts'
import { type Hanging, later, objectAtCounter, toPreliminary } from '../testing/preliminary.ts'
import { pass, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

const none = { heads: 0, area: '0.00' }
const census = { households: 2, residents: 1, councillors: 0 }

// The owners' outcome series, 9: preliminary result on notice (1), objections (2), final result (3), publication in time (4), each in the log (5).
onBothDatabases('9 (1)–(5) a vote of owners that failed', (db) => {
  it('hangs, is answered for, becomes final, is published in time, and then ends with its word and reason', async () => {
    const world = await makeWorld(db(), census)
    const { matter, notice, poll } = await toPreliminary(world)
    const proposal = async () => {
      const [row] = await db().select().from(t.proposal).where(eq(t.proposal.proposalId, matter.proposal))
      return row!
    }
    expect(await proposal()).toMatchObject({ end: null })
    const objection = await objectAtCounter(world, { matter, notice })
    const stage = (await stageOf(world, matter))!
    // (2) Past its last day it waits for the answer; a clerk gives it where there is no council.
    await later(world, 9)
    const due = { ...matter, seq: stage.seq }
    expect(await refusalOf(db(), acts.closeStage, world.clock, due)).toBe('nothing-due')
    const answer = { ...matter, objection, outcome: 'dismissed', reply: '经核对，计票无误。' }
    expect(await refusalOf(db(), acts.answerObjection, world.gridworker, answer)).toBe('not-your-role')
    expect(await refusalOf(db(), acts.answerObjection, world.clerk, { ...answer, effect: 'recount' })).toBe(
      'input-invalid',
    )
    await doAct(db(), acts.answerObjection, world.clerk, answer)
    // (3), (4) Final, to be published within three days.
    const final = (await stageOf(world, matter))!
    expect(final).toMatchObject({ kind: 'publish', closesAt: null })
    expect(final.dueAt).not.toBeNull()
    expect(await proposal()).toMatchObject({ end: null })
    const told = { ...matter, kind: 'result', ...someNotice, days: 15 }
    await doAct(db(), acts.publishNotice, world.clerk, told)
    await pass(world, matter)
    expect(await stageOf(world, matter)).toBeUndefined()
    expect(await proposal()).toMatchObject({ end: 'not-passed', endReason: 'vote-against' })
    // (5) Each in the log.
    const rows = await db()
      .select({ act: t.logEntry.act, body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.matter, matter.proposal)))
    const said = rows.map(({ act, body }) => ({ act, open: JSON.parse(body).open }))
    const outcomes = [{ key: 'q1', outcome: 'failed' }]
    expect(said).toContainEqual({
      act: 'countPoll',
      open: expect.objectContaining({ poll, from: 'count', outcome: 'not-passed', to: 'preliminary' }),
    })
    for (const kind of ['preliminary', 'result'])
      expect(said).toContainEqual({
        act: 'publishNotice',
        open: expect.objectContaining({ kind, poll, outcomes, late: false }),
      })
    expect(said).toContainEqual({
      act: 'closeStage',
      open: expect.objectContaining({ from: 'publish', to: 'end:not-passed:vote-against' }),
    })
  })
})

onBothDatabases('9 (2) an objection to the preliminary result that is upheld', (db) => {
  let folder: string
  let keys: LogKeys
  let world: World
  let hanging: Hanging
  let objection: string
  const at = (extra: object = {}) => ({ ...hanging.matter, poll: hanging.poll, ...extra })
  const reading = (choice: string, elector = 'e000004') =>
    at({ objection, sheet: hanging.sheets[elector], choices: { q1: choice } })
  const recount = (extra: object = {}) => at({ reason: '一张纸质票误读，更正后重新计票。', ...extra })
  const row = async () => (await db().select().from(t.poll).where(eq(t.poll.pollId, hanging.poll)))[0]!
  const fscked = () => db().transaction((tx) => fsckPolls(tx as Tx, world.tenant))
  const verified = async () => {
    await sequenceTenant({ db: db(), keys, holder: 'me' }, world.tenant)
    return verifyLog(readLog({ db: db(), keys }, world.tenant), { checks: [pollResults] })
  }
  const seen = async (): Promise<PollView> => {
    const answer = await runRead(db(), pollRead, null, { zone: world.zone, poll: hanging.poll })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const hung = async (notice: string): Promise<NoticeView> => {
    const answer = await runRead(db(), noticeRead, null, { zone: world.zone, notice })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const asked = async (who = world.clerk) => {
    const answer = await runRead(db(), recountsRead, who, { zone: world.zone })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yishi-recount-'))
    keys = openKeys(folder)
    world = await makeWorld(db(), census)
    hanging = await toPreliminary(world)
    objection = await objectAtCounter(world, hanging)
    await later(world)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('says what it leads to; before that no sheet is read again and nothing is counted again', async () => {
    expect(await refusalOf(db(), acts.rereadSheet, world.clerk, reading('for'))).toBe('objection-not-upheld')
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount())).toBe('objection-not-upheld')
    expect(await asked()).toEqual([])
    const upheld = { ...hanging.matter, objection, outcome: 'upheld', reply: '将重读该票并重新计票。' }
    expect(await refusalOf(db(), acts.answerObjection, world.clerk, upheld)).toBe('input-invalid')
    await doAct(db(), acts.answerObjection, world.clerk, { ...upheld, effect: 'recount' })
    expect((await hung(hanging.notice)).objections).toMatchObject([{ outcome: 'upheld', effect: 'recount' }])
    expect(await asked()).toMatchObject([
      { poll: hanging.poll, objections: [{ id: objection, answeredByMe: true }], recounted: false },
    ])
  })

  it('keeps the matter where it is until the votes were counted again', async () => {
    const anew = { ...hanging.matter, ...someNotice, days: 7 }
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, anew)).toBe('recount-missing')
    expect(await refusalOf(db(), acts.correctOfficial, world.clerk, await official())).toBe('not-available')
  })

  it('has its sheets read by two persons, and waits where they differ', async () => {
    const resident = world.residents[0]!
    expect(await refusalOf(db(), acts.rereadSheet, resident, reading('for'))).toBe('not-your-role')
    expect(
      await refusalOf(db(), acts.rereadSheet, world.clerk, at({ ...reading('for'), sheet: 'none' })),
    ).toBe('unknown-sheet')
    expect(await refusalOf(db(), acts.enterSheet, world.clerk, enter('for'))).toBe('wrong-stage')
    const first = await doAct(db(), acts.rereadSheet, world.clerk, reading('for'))
    expect(first).toMatchObject({ state: 'read', ballot: null })
    expect(await refusalOf(db(), acts.rereadSheet, world.clerk, reading('for'))).toBe('same-person-twice')
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount())).toBe('rereading-open')
    const second = await doAct(db(), acts.rereadSheet, world.gridworker, reading('abstain'))
    expect(second).toMatchObject({ state: 'differs', ballot: null })
    expect(await refusalOf(db(), acts.rereadSheet, world.gridworker, reading('for'))).toBe(
      'same-person-twice',
    )
    expect((await asked())[0]!.rereadings).toMatchObject([{ state: 'differs', readByMe: true }])
    const third = await doAct(db(), acts.rereadSheet, world.clerk2, reading('for'))
    expect(third).toMatchObject({ state: 'settled' })
    expect(third.ballot).not.toBeNull()
  })

  it('changes no result before the recount, and neither check is led astray meanwhile', async () => {
    expect((await row()).result!.questions[0]).toMatchObject({ outcome: 'failed' })
    expect(await fscked()).toBeUndefined()
    expect(await verified()).toMatchObject({ ok: true })
  })

  it('brings no ballot where a sheet reads as it was counted', async () => {
    await doAct(db(), acts.rereadSheet, world.clerk, reading('for', 'e000001'))
    const again = await doAct(db(), acts.rereadSheet, world.clerk2, reading('for', 'e000001'))
    expect(again).toMatchObject({ state: 'settled', ballot: null })
  })

  it('is counted again by somebody else than who upheld it; the roll’s weights stay', async () => {
    expect(await refusalOf(db(), acts.recountPoll, world.clerk, recount())).toBe('same-person-twice')
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount({ reason: '' }))).toBe(
      'input-invalid',
    )
    const before = await row()
    const answer = await doAct(db(), acts.recountPoll, world.clerk2, recount())
    expect(answer).toEqual({ poll: hanging.poll, number: 1, outcome: 'passed' })
    const after = await row()
    expect(after.result!.roll).toEqual(before.result!.roll)
    expect(after.result!.questions[0]).toMatchObject({
      outcome: 'passed',
      votes: { for: { heads: 4, area: '250.00' }, against: { heads: 1, area: '50.00' } },
    })
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount())).toBe('already-done')
    expect(await refusalOf(db(), acts.rereadSheet, world.clerk, reading('against'))).toBe(
      'objection-not-upheld',
    )
    expect((await stageOf(world, hanging.matter))!.kind).toBe('preliminary')
  })

  it('leaves the mistaken reading in the rows and in the log', async () => {
    const ballots = await db()
      .select()
      .from(t.ballot)
      .where(and(eq(t.ballot.pollId, hanging.poll), eq(t.ballot.electorId, 'e000004')))
    expect(ballots).toHaveLength(2)
    const standing = ballots.find((ballot) => ballot.replacedBy === null)!
    const mistaken = ballots.find((ballot) => ballot.replacedBy !== null)!
    expect([mistaken.choices, standing.choices]).toEqual([{ q1: 'against' }, { q1: 'for' }])
    expect(await counting()).toBe(5)
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(
        and(
          eq(t.logEntry.tenantId, world.tenant),
          sql`${t.logEntry.body} like ${`%"ballot":"${standing.ballotId}"%`}`,
        ),
      )
    expect(JSON.parse(entry!.body)).toMatchObject({
      act: 'rereadSheet',
      open: { objection, replaces: mistaken.ballotId, state: 'settled', changed: true },
    })
  })

  it('shows the corrected result with why, and what had stood before', async () => {
    const view = await seen()
    expect(view.results).toMatchObject([{ outcome: 'passed' }])
    expect(view.corrections).toMatchObject([
      {
        number: 1,
        reason: '一张纸质票误读，更正后重新计票。',
        objectors: [1],
        sheets: 1,
        before: [{ outcome: 'failed', votes: { for: { heads: 3, area: '220.00' } } }],
      },
    ])
  })

  it('hangs the corrected result anew for a whole period, marked as a correction; the old notice keeps its figures', async () => {
    await later(world)
    const anew = { ...hanging.matter, ...someNotice, days: 7 }
    expect(await refusalOf(db(), acts.renewNotice, world.clerk, { ...anew, days: 6 })).toBe(
      'period-too-short',
    )
    const { notice } = await doAct(db(), acts.renewNotice, world.clerk, anew)
    expect(await hung(notice)).toMatchObject({
      correction: '一张纸质票误读，更正后重新计票。',
      replaces: { id: hanging.notice },
      result: { results: [{ outcome: 'passed' }], corrections: [{ number: 1 }] },
      open: true,
    })
    expect(await hung(hanging.notice)).toMatchObject({
      result: { results: [{ outcome: 'failed' }], corrections: [] },
      open: false,
    })
    expect(await asked()).toEqual([])
    // What was upheld against the old notice founds nothing against the new one.
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount())).toBe('objection-not-upheld')
  })

  it('is final once the new period is over, and the matter goes where the corrected result leads', async () => {
    await pass(world, hanging.matter)
    expect((await stageOf(world, hanging.matter))!.kind).toBe('publish')
    await doAct(db(), acts.publishNotice, world.clerk, {
      ...hanging.matter,
      kind: 'result',
      ...someNotice,
      days: 15,
    })
    await pass(world, hanging.matter)
    expect((await stageOf(world, hanging.matter))!.kind).toBe('act')
  })

  it('is understood by fsck and by whoever verifies the log from outside', async () => {
    expect(await verified()).toMatchObject({ ok: true })
    expect(await fsck({ db: db(), keys })).toMatchObject({ ok: true })
  })

  it('is found out by both where somebody bends it', async () => {
    const undone = new Error('undone')
    const bent = async (statement: ReturnType<typeof sql>) => {
      let found: unknown
      await db()
        .transaction(async (tx) => {
          await tx.execute(statement)
          found = await fsckPolls(tx as Tx, world.tenant)
          throw undone
        })
        .catch((error) => {
          if (error !== undone) throw error
        })
      return found
    }
    // The mistaken reading counts again behind the writer's back.
    const [standing] = await db()
      .select({ id: t.ballot.ballotId })
      .from(t.ballot)
      .where(
        and(
          eq(t.ballot.pollId, hanging.poll),
          eq(t.ballot.electorId, 'e000004'),
          isNull(t.ballot.replacedBy),
        ),
      )
    expect(
      await bent(sql`update ballot set choices = '{"q1":"against"}' where ballot_id = ${standing!.id}`),
    ).toMatchObject({ code: 'ballot-differs' })
    // The result that was corrected is put back.
    expect(
      await bent(sql`
        update poll set result = (select was from poll_correction c where c.poll_id = poll.poll_id)
        where poll_id = ${hanging.poll}`),
    ).toMatchObject({ code: 'result-differs' })
    // The log without the upheld objection, and with a recount that names nothing.
    const log: Parameters<typeof pollResults.check>[0][] = []
    const keep = { name: 'keep', check: (entries: (typeof log)[number]) => void log.push(entries) }
    await verifyLog(readLog({ db: db(), keys }, world.tenant), { checks: [keep] })
    const entries = log[0]!
    const without = entries.filter(({ entry }) => entry.act !== 'answerObjection')
    expect(pollResults.check(without)).toMatchObject({ code: 'ballot-after-count' })
    const nameless = entries.map((each) =>
      each.entry.act === 'recountPoll'
        ? { ...each, entry: { ...each.entry, open: { ...each.entry.open, corrects: 'nothing' } } }
        : each,
    )
    expect(pollResults.check(nameless)).toMatchObject({ code: 'result-twice' })
  })

  const enter = (choice: string) => at({ sheet: hanging.sheets.e000004, choices: { q1: choice } })
  const counting = () =>
    db().$count(t.ballot, and(eq(t.ballot.pollId, hanging.poll), isNull(t.ballot.replacedBy)))
  const official = async () =>
    at({
      platform: '市平台',
      document: await makePaper(world, 'public'),
      decidedAt: '2026-04-01T00:00:00Z',
      votes: [{ for: none, against: none, abstain: none, invalid: none }],
      reason: '更正',
    })
})

onBothDatabases('9 (2) an objection that is upheld about words alone', (db) => {
  it('asks for no new count', async () => {
    const world = await makeWorld(db(), census)
    const hanging = await toPreliminary(world)
    const { matter } = hanging
    const objection = await objectAtCounter(world, hanging)
    const answer = {
      ...matter,
      objection,
      outcome: 'upheld',
      effect: 'wording',
      reply: '公示文字有误，更正后重新公示。',
    }
    await doAct(db(), acts.answerObjection, world.clerk, answer)
    const recount = { ...matter, poll: hanging.poll, reason: '再数一遍' }
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount)).toBe('objection-not-upheld')
    const anew = { ...matter, ...someNotice, days: 7 }
    const { notice } = await doAct(db(), acts.renewNotice, world.clerk, anew)
    const hung = await runRead(db(), noticeRead, null, { zone: world.zone, notice })
    expect(hung).toMatchObject({ value: { correction: null, result: { corrections: [] } } })
  })
})

onBothDatabases('9 (2) a result of the official platform', (db) => {
  it('is corrected by the platform’s own document, once an objection was upheld', async () => {
    const world = await makeWorld(db(), census)
    const roll = await importRoll(world)
    const matter = await toOwnersPoll(world, 'owners-general')
    const { poll } = await doAct(db(), acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      force: 'import-official',
    })
    await pass(world, matter)
    const stage = (await stageOf(world, matter))!
    const figures = async (heads: number, area: string) => ({
      ...matter,
      poll,
      platform: '市业主决策平台',
      document: await makePaper(world, 'public'),
      decidedAt: stage.opensAt.toISOString(),
      votes: [{ for: { heads, area }, against: { heads: 1, area: '60.00' }, abstain: none, invalid: none }],
    })
    await doAct(db(), acts.importOfficial, world.clerk, await figures(3, '190.00'))
    const hung = { ...matter, kind: 'preliminary', ...someNotice, days: 7 }
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, hung)
    const corrected = { ...(await figures(4, '240.00')), reason: '平台更正了数字。' }
    expect(await refusalOf(db(), acts.correctOfficial, world.clerk, corrected)).toBe('objection-not-upheld')
    const objection = await objectAtCounter(world, { matter, notice })
    const answer = { ...matter, objection, outcome: 'upheld', effect: 'recount', reply: '已请平台核对。' }
    await doAct(db(), acts.answerObjection, world.clerk, answer)
    const recount = { ...matter, poll, reason: '再数一遍' }
    expect(await refusalOf(db(), acts.recountPoll, world.clerk2, recount)).toBe('not-available')
    const impossible = { ...corrected, votes: [{ ...corrected.votes[0], for: { heads: 5, area: '300.01' } }] }
    expect(await refusalOf(db(), acts.correctOfficial, world.clerk, impossible)).toBe('roll-mismatch')
    expect(await doAct(db(), acts.correctOfficial, world.clerk, corrected)).toMatchObject({ number: 1 })
    const seen = await runRead(db(), pollRead, null, { zone: world.zone, poll })
    expect(seen).toMatchObject({
      value: {
        results: [{ votes: { for: { heads: 4 } } }],
        corrections: [{ reason: '平台更正了数字。', sheets: 0 }],
      },
    })
  })
})
