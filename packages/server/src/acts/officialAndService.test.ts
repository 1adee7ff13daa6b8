import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { notice as noticeRead } from '../reads/notice.ts'
import { paper as paperRead } from '../reads/paper.ts'
import { poll as pollRead } from '../reads/poll.ts'
import { service as serviceRead } from '../reads/service.ts'
import { makePaper } from '../testing/picture.ts'
import {
  importRoll,
  nameVoter,
  openOwnersPoll,
  someNotice,
  somePoll,
  toOwnersPoll,
} from '../testing/polls.ts'
import { type MatterAt, pass, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('a vote on the official platform', (db) => {
  let world: World
  let matter: MatterAt
  let poll: string
  let document: string
  const weight = (heads: number, area: string) => ({ heads, area })
  const none = weight(0, '0.00')
  const official = async (extra: object = {}) => ({
    ...matter,
    poll,
    platform: '市业主决策平台',
    document,
    decidedAt: (await readNow(db())).toISOString(),
    votes: [{ for: weight(3, '190.00'), against: weight(1, '60.00'), abstain: none, invalid: none }],
    ...extra,
  })
  const refused = async (extra: object, who = world.clerk) =>
    refusalOf(db(), acts.importOfficial, who, await official(extra))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    const roll = await importRoll(world)
    matter = await toOwnersPoll(world, 'owners-general')
    const announced = await doAct(db(), acts.announcePoll, world.clerk, {
      ...matter,
      roll,
      ...somePoll,
      force: 'import-official',
    })
    poll = announced.poll
    document = await makePaper(world, 'public')
    const voter = await nameVoter(world, roll, 'e000001')
    const ballot = { ...matter, poll, elector: 'e000001', choices: { q1: 'for' } }
    expect(await refusalOf(db(), acts.cast, voter, ballot)).toBe('not-available')
  })

  it('is never made binding by a clerk, and waits for its document past its last day', async () => {
    expect(await refused({})).toBe('wrong-stage')
    await pass(world, matter)
    expect(await tick(db())).toBe(0)
    expect((await stageOf(world, matter))!.kind).toBe('count')
  })

  it('is recorded by the clerk, with its document, in figures that the roll allows', async () => {
    expect(await refused({}, world.gridworker)).toBe('not-your-role')
    expect(await refused({ document: 'nothing' })).toBe('unknown-attachment')
    expect(await refused({ votes: [] })).toBe('input-invalid')
    expect(await refused({ decidedAt: '2026-03-01T00:00:00Z' })).toBe('input-invalid')
    const votes = [{ for: weight(5, '300.01'), against: none, abstain: none, invalid: none }]
    expect(await refused({ votes })).toBe('roll-mismatch')
    const answer = await doAct(db(), acts.importOfficial, world.clerk, await official())
    expect(answer).toEqual({ poll, outcome: 'passed' })
  })

  it('is decided by the same rule, and says its force on the poll, on the notice and in the log', async () => {
    const seen = await runRead(db(), pollRead, null, { zone: world.zone, poll })
    const result = {
      force: 'import-official',
      official: { platform: '市业主决策平台', document },
      channels: { online: 0, paper: 0, replaced: 0, proxy: 0 },
      results: [
        {
          outcome: 'passed',
          silent: { heads: 1, area: '50.00' },
          conditions: [
            { part: '250.00', whole: '300.00', met: true },
            { part: '4', whole: '5', met: true },
            { part: '190.00', whole: '250.00', met: true },
            { part: '3', whole: '4', met: true },
          ],
        },
      ],
    }
    expect(seen).toMatchObject({ value: { state: 'counted', ...result } })
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, {
      ...matter,
      kind: 'preliminary',
      ...someNotice,
      days: 7,
    })
    const hung = await runRead(db(), noticeRead, null, { zone: world.zone, notice })
    expect(hung).toMatchObject({ value: { result: { poll, ...result } } })
    const published = async () => {
      const rows = await db()
        .select({ body: t.logEntry.body })
        .from(t.logEntry)
        .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'publishNotice')))
      return rows.map(({ body }) => JSON.parse(body).open)
    }
    const facts = { poll, force: 'import-official', outcomes: [{ key: 'q1', outcome: 'passed' }] }
    expect(await published()).toContainEqual(expect.objectContaining({ kind: 'preliminary', ...facts }))
    await pass(world, matter)
    // Published on the tenth day, where the clause gives three and days of rest: it hangs, and the log says that it is late.
    await moveClock(db(), new Date((await readNow(db())).getTime() + 10 * 86_400_000))
    const final = { ...matter, kind: 'result', ...someNotice, days: 15 }
    await doAct(db(), acts.publishNotice, world.clerk, final)
    expect(await published()).toContainEqual(
      expect.objectContaining({ kind: 'result', ...facts, late: true }),
    )
  })
})

onBothDatabases('papers of an owners’ vote', (db) => {
  let world: World
  let owners: { matter: MatterAt; roll: string; poll: string }
  const at = (extra: object) => ({ ...owners.matter, poll: owners.poll, ...extra })
  const served = async (electors: string[], extra: object = {}) =>
    at({
      electors,
      how: 'post',
      at: (await readNow(db())).toISOString(),
      receipt: null,
      warned: true,
      ...extra,
    })
  const list = async (extra: object = {}) => {
    const answer = await runRead(db(), serviceRead, world.gridworker, {
      zone: world.zone,
      poll: owners.poll,
      ...extra,
    })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    owners = await openOwnersPoll(world)
  })

  it('are served by somebody, in some way, at some time; a board never proves that one was warned', async () => {
    expect(
      await refusalOf(
        db(),
        acts.recordService,
        world.clerk,
        await served(['e000001'], { servedBy: 'nobody' }),
      ),
    ).toBe('unknown-person')
    const receipt = await makePaper(world, 'staff')
    const servedBy = world.gridworker.person
    await doAct(db(), acts.recordService, world.clerk, await served(['e000001'], { receipt, servedBy }))
    await doAct(db(), acts.recordService, world.clerk, await served(['e000002'], { how: 'board' }))
    const all = await list()
    expect(all.totals).toEqual({ electors: 5, served: 2, warned: 1, unreached: 3 })
    expect(all.items.slice(0, 2).map((item) => item.services)).toMatchObject([
      [{ how: 'post', by: '网格员甲', warned: true, receipt }],
      [{ how: 'board', by: '社工甲', warned: false, receipt: null }],
    ])
    const unreached = await list({ unreached: true })
    expect(unreached.items.map((item) => item.elector)).toEqual(['e000003', 'e000004', 'e000005'])
    expect(JSON.stringify(unreached)).not.toMatch(/张三|赵五/)
  })

  it('come back into a batch that is counted by hand: what is not accounted for is named by its door', async () => {
    const { batch } = await doAct(db(), acts.openBatch, world.clerk, at({}))
    const handedInAt = (await readNow(db())).toISOString()
    const sheets: string[] = []
    for (const elector of ['e000003', 'e000004']) {
      const returned = at({ batch, elector, handedInAt, collector: null, photo: null })
      sheets.push((await doAct(db(), acts.handIn, world.clerk, returned)).sheet)
    }
    const reading = at({ sheet: sheets[0], choices: { q1: 'for' } })
    await doAct(db(), acts.enterSheet, world.clerk, reading)
    await doAct(db(), acts.confirmSheet, world.clerk2, reading)
    const batches = async () => {
      const answer = await runRead(db(), paperRead, world.clerk, { zone: world.zone, poll: owners.poll })
      return answer.ok ? answer.value.batches : []
    }
    expect(await batches()).toMatchObject([
      { sheets: 2, missing: [{ sheet: sheets[1], label: '2号楼1单元101', lacks: 'entry' }] },
    ])
    const declare = (extra: object = {}) =>
      refusalOf(db(), acts.declareEntered, world.clerk, at({ batch, ...extra }))
    expect(await declare()).toBe('batch-open')
    const last = at({ sheet: sheets[1], choices: { q1: 'against' } })
    await doAct(db(), acts.enterSheet, world.clerk, last)
    await doAct(db(), acts.confirmSheet, world.clerk2, last)
    expect(await declare({ sheets: 3 })).toBe('batch-open')
    await doAct(db(), acts.declareEntered, world.clerk, at({ batch, sheets: 2 }))
    expect(await batches()).toMatchObject([{ missing: [] }])
    expect((await list({ unreached: true })).items.map((item) => item.elector)).toEqual(['e000005'])
  })
})
