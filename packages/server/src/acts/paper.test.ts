import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { paper } from '../reads/paper.ts'
import { makePicture } from '../testing/picture.ts'
import { nameVoter, openHouseholdPoll, openOwnersPoll } from '../testing/polls.ts'
import { type MatterAt, pass, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('paper of a vote with force', (db) => {
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  let batch: string
  const at = (extra: object = {}) => ({ ...owners.matter, poll: owners.poll, ...extra })
  const minutesAgo = async (minutes: number) =>
    new Date((await readNow(db())).getTime() - minutes * 60_000).toISOString()
  const returned = async (elector: string, extra: object = {}) =>
    at({ batch, elector, handedInAt: await minutesAgo(1), collector: null, photo: null, ...extra })
  const handIn = async (elector: string, extra: object = {}) =>
    (await doAct(db(), acts.handIn, world.clerk, await returned(elector, extra))).sheet
  const reading = (sheet: string, choice: string) => at({ sheet, choices: { q1: choice } })
  const counting = async (electorId: string) => {
    const rows = await db()
      .select()
      .from(t.ballot)
      .where(and(eq(t.ballot.pollId, owners.poll), eq(t.ballot.electorId, electorId)))
    return rows.find((row) => row.replacedBy === null)
  }
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    owners = await openOwnersPoll(world)
    // An hour after the opening: sheets have come back by now.
    await moveClock(db(), new Date((await readNow(db())).getTime() + 3_600_000))
    batch = (await doAct(db(), acts.openBatch, world.clerk, at())).batch
  })

  it('is handled by staff alone', async () => {
    const me = world.residents[0]!
    expect(await refusalOf(db(), acts.openBatch, me, at())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.handIn, me, await returned('e000001'))).toBe('not-your-role')
    expect(await refusalOf(db(), acts.declareEntered, world.gridworker, at({ batch }))).toBe('not-your-role')
  })

  it('comes back into an open batch, for an elector, at an instant of the vote that has come', async () => {
    const refused = async (extra: object) =>
      refusalOf(db(), acts.handIn, world.clerk, await returned('e000001', extra))
    expect(await refused({ poll: 'nothing' })).toBe('unknown-poll')
    expect(await refused({ batch: 'nothing' })).toBe('unknown-batch')
    expect(await refused({ elector: 'e999999' })).toBe('unknown-elector')
    expect(await refused({ collector: 'nobody' })).toBe('unknown-person')
    expect(await refused({ photo: 'nothing' })).toBe('unknown-attachment')
    expect(await refused({ handedInAt: await minutesAgo(120) })).toBe('stage-not-open')
    expect(await refused({ handedInAt: await minutesAgo(-1) })).toBe('input-invalid')
    expect(await refused({ handedInAt: await minutesAgo(-60 * 24 * 100) })).toBe('stage-closed')
  })

  it('counts once a second person has read the same, and not before', async () => {
    const sheet = await handIn('e000001')
    expect(await refusalOf(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'for'))).toBe(
      'unknown-sheet',
    )
    await doAct(db(), acts.enterSheet, world.clerk, reading(sheet, 'for'))
    expect(await refusalOf(db(), acts.enterSheet, world.clerk2, reading(sheet, 'for'))).toBe('already-done')
    expect(await counting('e000001')).toBeUndefined()
    expect(await refusalOf(db(), acts.confirmSheet, world.clerk, reading(sheet, 'for'))).toBe(
      'same-person-twice',
    )
    const { ballot, agrees } = await doAct(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'for'))
    expect(agrees).toBe(true)
    expect(await counting('e000001')).toMatchObject({ ballotId: ballot, channel: 'paper', sheetId: sheet })
    expect(await refusalOf(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'for'))).toBe('already-done')
    const [entry] = await db()
      .select()
      .from(t.logEntry)
      .where(eq(t.logEntry.entryId, (await counting('e000001'))!.entryId))
    expect(entry!.openings.recorders!.value).toEqual([world.clerk.person, world.clerk2.person])
  })

  it('stops where the two differ, keeps both readings, and is settled by a third', async () => {
    const sheet = await handIn('e000002')
    await doAct(db(), acts.enterSheet, world.clerk, reading(sheet, 'for'))
    expect(await refusalOf(db(), acts.settleSheet, world.clerk2, reading(sheet, 'for'))).toBe('unknown-sheet')
    const { agrees } = await doAct(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'against'))
    expect(agrees).toBe(false)
    expect(await counting('e000002')).toBeUndefined()
    expect(await refusalOf(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'for'))).toBe(
      'sheet-differs',
    )
    expect(await refusalOf(db(), acts.declareEntered, world.clerk, at({ batch }))).toBe('sheet-differs')
    for (const who of [world.clerk, world.clerk2])
      expect(await refusalOf(db(), acts.settleSheet, who, reading(sheet, 'against'))).toBe(
        'same-person-twice',
      )
    await doAct(db(), acts.settleSheet, world.gridworker, reading(sheet, 'against'))
    expect(await counting('e000002')).toMatchObject({ choices: { q1: 'against' } })
    const [row] = await db().select().from(t.paperSheet).where(eq(t.paperSheet.sheetId, sheet))
    expect(row).toMatchObject({ choices: { q1: 'for' }, differing: { q1: 'against' } })
    expect(await refusalOf(db(), acts.settleSheet, world.gridworker, reading(sheet, 'for'))).toBe(
      'already-done',
    )
  })

  it('is settled by one of the two with its photo on file, never by who entered it', async () => {
    const sheet = await handIn('e000003', { photo: await makePicture(world) })
    await doAct(db(), acts.enterSheet, world.clerk, reading(sheet, 'for'))
    await doAct(db(), acts.confirmSheet, world.clerk2, reading(sheet, 'invalid'))
    expect(await refusalOf(db(), acts.settleSheet, world.clerk, reading(sheet, 'invalid'))).toBe(
      'same-person-twice',
    )
    await doAct(db(), acts.settleSheet, world.clerk2, reading(sheet, 'invalid'))
    expect(await counting('e000003')).toMatchObject({ choices: { q1: 'invalid' } })
  })

  it('gives way to a ballot that was cast later, and takes the place of one cast before its hand-in', async () => {
    const voter = await nameVoter(world, owners.roll, 'e000004')
    const online = await doAct(db(), acts.cast, voter, at({ elector: 'e000004', choices: { q1: 'for' } }))
    const early = await handIn('e000004')
    await doAct(db(), acts.enterSheet, world.clerk, reading(early, 'against'))
    await doAct(db(), acts.confirmSheet, world.clerk2, reading(early, 'against'))
    expect(await counting('e000004')).toMatchObject({ ballotId: online.ballot })
    await moveClock(db(), new Date((await readNow(db())).getTime() + 600_000))
    const late = await handIn('e000004', { handedInAt: await minutesAgo(5) })
    await doAct(db(), acts.enterSheet, world.clerk, reading(late, 'against'))
    await doAct(db(), acts.confirmSheet, world.clerk2, reading(late, 'against'))
    expect(await counting('e000004')).toMatchObject({ sheetId: late, choices: { q1: 'against' } })
    const view = await runRead(db(), paper, world.clerk, { zone: world.zone, poll: owners.poll })
    const sheets = view.ok ? view.value.sheets : []
    expect(sheets.find((sheet) => sheet.id === early)!.other).toMatchObject({
      channel: 'paper',
      counts: true,
    })
    expect(sheets.find((sheet) => sheet.id === late)!.other).toMatchObject({ counts: false })
  })

  it('shows the clerk what came back and what did not, and nobody’s name', async () => {
    const sheet = await handIn('e000005')
    await doAct(db(), acts.enterSheet, world.clerk, reading(sheet, 'abstain'))
    const input = { zone: world.zone, poll: owners.poll }
    const [mine, theirs] = [
      await runRead(db(), paper, world.clerk, input),
      await runRead(db(), paper, world.clerk2, input),
    ]
    if (!mine.ok || !theirs.ok) throw new Error()
    expect(mine.value.batches).toMatchObject([
      { number: 1, sheets: 6, entered: 6, confirmed: 5, toConfirm: 1 },
    ])
    expect(mine.value.totals).toEqual({
      returned: { heads: 5, area: '300.00' },
      unreturned: { heads: 0, area: '0.00' },
      served: 0,
      unreached: 0,
    })
    const open = (view: typeof mine.value) => view.sheets.find((one) => one.id === sheet)!
    // The second reader reads the paper, not what the first one saw.
    expect(open(mine.value)).toMatchObject({
      state: 'entered',
      choices: { q1: 'abstain' },
      enteredByMe: true,
    })
    expect(open(theirs.value)).toMatchObject({ state: 'entered', choices: null, enteredByMe: false })
    expect(JSON.stringify(mine.value)).not.toMatch(/王一|李二|张三/)
  })

  it('keeps the count waiting past closing, until its batch is declared entered', async () => {
    const late = await handIn('e000001')
    await pass(world, owners.matter)
    expect((await stageOf(world, owners.matter))!.kind).toBe('count')
    expect(await tick(db())).toBe(0)
    expect(await refusalOf(db(), acts.countPoll, world.clock, owners.matter)).toBe('batch-open')
    expect(await refusalOf(db(), acts.openBatch, world.clerk, at())).toBe('wrong-stage')
    expect(await refusalOf(db(), acts.declareEntered, world.clerk, at({ batch }))).toBe('batch-open')
    // Handed in before closing, keyed in after it.
    await doAct(db(), acts.enterSheet, world.clerk, reading(late, 'against'))
    await doAct(db(), acts.confirmSheet, world.clerk2, reading(late, 'against'))
    const [waiting] = await db()
      .select()
      .from(t.paperSheet)
      .where(and(eq(t.paperSheet.pollId, owners.poll), eq(t.paperSheet.electorId, 'e000005')))
    await doAct(db(), acts.confirmSheet, world.clerk2, reading(waiting!.sheetId, 'abstain'))
    await doAct(db(), acts.declareEntered, world.clerk, at({ batch }))
    expect(await refusalOf(db(), acts.declareEntered, world.clerk, at({ batch }))).toBe('already-done')
    expect(await refusalOf(db(), acts.handIn, world.clerk, await returned('e000001'))).toBe('already-done')
    expect(await refusalOf(db(), acts.enterSheet, world.clerk, reading(late, 'for'))).toBe('already-done')
    expect(await tick(db())).toBe(1)
    const [poll] = await db().select().from(t.poll).where(eq(t.poll.pollId, owners.poll))
    // For: nobody. Against 60 + 90 + 30 ㎡ by three owners, abstaining 50 ㎡; 70 ㎡ on an invalid paper.
    expect(poll!.result!.questions[0]).toMatchObject({
      outcome: 'failed',
      votes: {
        for: { heads: 0, area: '0.00' },
        against: { heads: 3, area: '180.00' },
        abstain: { heads: 1, area: '50.00' },
        invalid: { heads: 1, area: '70.00' },
      },
      silent: { heads: 0, area: '0.00' },
    })
    const [proposal] = await db()
      .select()
      .from(t.proposal)
      .where(eq(t.proposal.proposalId, owners.matter.proposal))
    // A vote that failed hangs for objections, as one that passed does.
    expect(proposal).toMatchObject({ end: null })
    expect((await stageOf(world, owners.matter))!.kind).toBe('preliminary')
  })
})

onBothDatabases('paper of a consultation', (db) => {
  let world: World
  let poll: { matter: MatterAt; roll: string; poll: string }
  let batch: string
  const at = (extra: object = {}) => ({ ...poll.matter, poll: poll.poll, ...extra })
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 24, residents: 1, councillors: 3 })
    poll = await openHouseholdPoll(world)
    batch = (await doAct(db(), acts.openBatch, world.clerk, at())).batch
  })

  it('is not taken from a household by whoever came to persuade it', async () => {
    const [household] = await db()
      .select()
      .from(t.elector)
      .where(and(eq(t.elector.rollId, poll.roll), eq(t.elector.householdId, world.households[0]!)))
    const now = await readNow(db())
    await db().insert(t.visit).values({
      tenantId: world.tenant,
      visitId: 'v-persuading',
      proposalId: poll.matter.proposal,
      householdId: world.households[0]!,
      visitedAt: now,
      recordedAt: now,
      personId: world.gridworker.person,
      together: '',
      needs: '',
      outcome: 'talking',
      persuading: true,
      entryId: 'none',
    })
    const sheet = at({
      batch,
      elector: household!.electorId,
      handedInAt: now.toISOString(),
      collector: null,
      photo: null,
    })
    expect(await refusalOf(db(), acts.handIn, world.gridworker, sheet)).toBe('conflict-of-interest')
    const byClerk = { ...sheet, collector: world.gridworker.person }
    expect(await refusalOf(db(), acts.handIn, world.clerk, byClerk)).toBe('conflict-of-interest')
    await doAct(db(), acts.handIn, world.clerk, sheet)
  })

  it('counts as entered, a second person looking at twenty sheets of a batch', async () => {
    const now = (await readNow(db())).toISOString()
    const electors = await db().select().from(t.elector).where(eq(t.elector.rollId, poll.roll))
    const sheets: string[] = []
    for (const { electorId, householdId } of electors) {
      if (householdId === world.households[0]) continue
      const input = at({ batch, elector: electorId, handedInAt: now, collector: null, photo: null })
      const { sheet } = await doAct(db(), acts.handIn, world.clerk, input)
      await doAct(db(), acts.enterSheet, world.clerk, at({ sheet, choices: { q1: 'for' } }))
      sheets.push(sheet)
    }
    const counting = () => db().$count(t.ballot, eq(t.ballot.pollId, poll.poll))
    expect(await counting()).toBe(23)
    const all = await db().select().from(t.paperSheet).where(eq(t.paperSheet.pollId, poll.poll))
    const unread = all.find((sheet) => !sheet.choices)!.sheetId
    await doAct(db(), acts.enterSheet, world.clerk, at({ sheet: unread, choices: { q1: 'for' } }))
    for (const sheet of sheets.slice(0, 18))
      await doAct(db(), acts.confirmSheet, world.clerk2, at({ sheet, choices: { q1: 'for' } }))
    expect(await refusalOf(db(), acts.declareEntered, world.clerk, at({ batch }))).toBe('batch-open')
    // A difference found by the sample corrects the ballot that already counted.
    const wrong = at({ sheet: sheets[18], choices: { q1: 'against' } })
    await doAct(db(), acts.confirmSheet, world.clerk2, wrong)
    await doAct(db(), acts.settleSheet, world.gridworker, wrong)
    await doAct(db(), acts.confirmSheet, world.clerk2, at({ sheet: sheets[19], choices: { q1: 'for' } }))
    await doAct(db(), acts.declareEntered, world.clerk, at({ batch }))
    await pass(world, poll.matter)
    expect(await tick(db())).toBe(1)
    const [row] = await db().select().from(t.poll).where(eq(t.poll.pollId, poll.poll))
    expect(row!.result!.questions[0]).toMatchObject({
      outcome: 'passed',
      votes: { for: { heads: 23 }, against: { heads: 1 } },
    })
    expect(row!.result!.channels).toEqual({ online: 0, paper: 24, replaced: 1, proxy: 0 })
    expect((await stageOf(world, poll.matter))!.kind).toBe('act')
  })
})
