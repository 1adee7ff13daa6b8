import * as t from '@yishi/schema/tables'
import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import type { Tx } from '../db/db.ts'
import { onBothDatabases } from '../db/testing.ts'
import { fsckRolls } from '../log/fsckRolls.ts'
import { runRead } from '../read.ts'
import { notice as noticeRead } from '../reads/notice.ts'
import { rollObjections } from '../reads/rollObjections.ts'
import { rollPublic } from '../reads/rollPublic.ts'
import { importRoll, nameVoter, someNotice, somePoll } from '../testing/polls.ts'
import { type MatterAt, pass, stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import { acts } from './index.ts'

onBothDatabases('a roll on inspection', (db) => {
  let world: World
  let matter: MatterAt
  let roll: string
  const ofRoll = (extra: object) => ({ zone: world.zone, roll, ...extra })
  const correct = (what: object, extra: object = {}) =>
    ofRoll({ reason: '产权证为准', correction: what, ...extra })
  const refused = (what: object, extra: object = {}) =>
    refusalOf(db(), acts.correctRoll, world.clerk, correct(what, extra))
  const door = (room: string, unit = '1单元') => ({ building: '1号楼', unit, room })
  const electors = () =>
    db().select().from(t.elector).where(eq(t.elector.rollId, roll)).orderBy(asc(t.elector.electorId))
  const publish = (kind: string, extra: object) => ({ ...matter, kind, ...someNotice, days: 7, ...extra })
  const objection = (extra: object = {}) =>
    ofRoll({ about: 'area', elector: 'e000001', body: '面积应为61平方米。', ...extra })
  let raised: string

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    roll = await importRoll(world)
    const { proposal } = await doAct(db(), acts.propose, world.clerk, {
      zone: world.zone,
      process: 'owners-general',
      title: '更换电梯',
      body: '更换1号楼电梯。',
      place: '1号楼',
    })
    matter = { zone: world.zone, proposal }
  })

  it('takes no objection before it is published, and is published whole', async () => {
    expect(await refusalOf(db(), acts.objectToRoll, world.residents[0]!, objection())).toBe(
      'notice-not-published',
    )
    const hidden = await runRead(db(), rollPublic, null, { zone: world.zone, roll })
    expect(hidden).toMatchObject({ refusal: { code: 'roll-not-frozen' } })
    expect(await refusalOf(db(), acts.publishNotice, world.clerk, publish('roll', { roll: 'nothing' }))).toBe(
      'unknown-roll',
    )
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, publish('roll', { roll }))
    const shown = await runRead(db(), rollPublic, null, { zone: world.zone, roll })
    expect(shown).toMatchObject({ value: { total: 5, roll: { frozenAt: null, root: null } } })
    const read = await runRead(db(), noticeRead, null, { zone: world.zone, notice })
    expect(read).toMatchObject({
      value: { roll: { id: roll, heads: 5, area: '300.00', objectionsOpen: 0 }, result: null },
    })
  })

  it('can be objected to by whoever lives or votes here, about an entry of it', async () => {
    const me = world.residents[0]!
    expect(await refusalOf(db(), acts.objectToRoll, world.property, objection())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.objectToRoll, me, objection({ elector: 'e999999' }))).toBe(
      'unknown-elector',
    )
    expect(await refusalOf(db(), acts.objectToRoll, me, objection({ elector: undefined }))).toBe(
      'unknown-elector',
    )
    const answer = await doAct(db(), acts.objectToRoll, me, objection())
    raised = answer.objection
    // Three working days after Wednesday, 18 March.
    expect(answer).toMatchObject({ number: 1, dueAt: '2026-03-23T16:00:00.000Z' })
    const missing = objection({ about: 'missing', elector: undefined, body: '2号楼201没有列入。' })
    expect(await doAct(db(), acts.objectToRoll, world.gridworker, missing)).toMatchObject({ number: 2 })
    const seen = await runRead(db(), rollObjections, null, { zone: world.zone, roll })
    expect(seen).toMatchObject({
      value: [
        { about: 'area', full: null },
        { about: 'missing', full: null },
      ],
    })
    expect(JSON.stringify(seen)).not.toMatch(/平方米|e000001/)
    const mine = await runRead(db(), rollObjections, me, { zone: world.zone, roll })
    expect(mine).toMatchObject({ value: [{ mine: true, full: { label: '1号楼1单元101' } }, { full: null }] })
  })

  it('is corrected in one thing at a time, and says what it came to before and after', async () => {
    expect(await refusalOf(db(), acts.correctRoll, world.gridworker, correct({ what: 'names' }))).toBe(
      'input-invalid',
    )
    const area = { what: 'area', elector: 'e000001', ...door('101'), area: '61.00' }
    expect(await refusalOf(db(), acts.correctRoll, world.gridworker, correct(area))).toBe('not-your-role')
    expect(await refused({ ...area, elector: 'e999999' })).toBe('unknown-elector')
    expect(await refused({ ...area, room: '999' })).toBe('unknown-household')
    expect(await refused({ ...area, area: '0.00' })).toBe('input-invalid')
    expect(await refused(area, { objection: 'nothing' })).toBe('unknown-objection')
    const said = await doAct(db(), acts.correctRoll, world.clerk, correct(area, { objection: raised }))
    expect(said).toMatchObject({ corrections: 1, heads: 5, area: '301.00' })
    const [entry] = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'correctRoll')))
    expect(JSON.parse(entry!.body).open).toMatchObject({
      number: 1,
      what: 'area',
      before: { heads: 5, area: '300.00' },
      after: { heads: 5, area: '301.00' },
    })
    expect(entry!.body).not.toMatch(/产权证|\b101\b/)
  })

  it('joins dwellings of the same owners in one head, adds what was missing and strikes what is no dwelling', async () => {
    const move = { what: 'move', elector: 'e000005', building: '2号楼', unit: '1单元', room: '102' }
    expect(await refused({ ...move, to: 'e000005' })).toBe('unknown-elector')
    await doAct(db(), acts.correctRoll, world.clerk, correct({ ...move, to: 'e000004' }))
    const dwelling = { building: '2号楼', unit: '1单元', room: '201', use: 'dwelling', area: '45.50' }
    const add = { what: 'add', names: '孙七', dwelling }
    await doAct(db(), acts.correctRoll, world.clerk, correct(add))
    expect(await refused(add)).toBe('already-exists')
    expect(await refused({ ...add, dwelling: { ...dwelling, room: 'B1', use: 'parking' } })).toBe(
      'input-invalid',
    )
    await doAct(
      db(),
      acts.correctRoll,
      world.clerk,
      correct({ what: 'remove', elector: 'e000002', ...door('201') }),
    )
    const names = { what: 'names', elector: 'e000002', names: '李贰' }
    expect(await doAct(db(), acts.correctRoll, world.clerk, correct(names))).toMatchObject({
      corrections: 5,
      heads: 5,
      area: '306.50',
    })
    expect((await electors()).map((row) => [row.names, row.label, row.heads, row.area])).toEqual([
      ['王一', '1号楼1单元101', 1, 6100n],
      ['李贰', '1号楼1单元102', 1, 5000n],
      ['张三、刘四', '1号楼1单元202', 1, 7000n],
      ['赵五', '2号楼1单元101 等2处', 1, 8000n],
      ['钱六', '2号楼1单元102', 0, 0n],
      ['孙七', '2号楼1单元201', 1, 4550n],
    ])
    expect(await runRead(db(), rollPublic, null, { zone: world.zone, roll })).toMatchObject({
      value: { total: 5, roll: { dwellings: 6, corrections: 5 } },
    })
    expect(await db().transaction((tx) => fsckRolls(tx as Tx, world.tenant))).toBeUndefined()
  })

  it('waits for the answers: it does not freeze, and the notice does not come down', async () => {
    expect(await refusalOf(db(), acts.freezeRoll, world.clerk, ofRoll({}))).toBe('objections-open')
    const stage = (await stageOf(world, matter))!
    await moveClock(db(), stage.closesAt!)
    expect(await tick(db())).toBe(0)
    expect(await refusalOf(db(), acts.objectToRoll, world.clerk, objection())).toBe('stage-closed')
    const list = await runRead(db(), rollObjections, world.clerk, { zone: world.zone, roll })
    const [first, second] = list.ok ? list.value : []
    const answer = (of: string, outcome: string) => ofRoll({ objection: of, outcome, reply: '已核对。' })
    const say = (of: string, outcome: string) =>
      doAct(db(), acts.answerRollObjection, world.clerk, answer(of, outcome))
    expect(
      await refusalOf(db(), acts.answerRollObjection, world.residents[0]!, answer(first!.id, 'upheld')),
    ).toBe('not-your-role')
    expect(await refusalOf(db(), acts.answerRollObjection, world.clerk, answer('nothing', 'upheld'))).toBe(
      'unknown-objection',
    )
    await say(first!.id, 'upheld')
    expect(await refusalOf(db(), acts.answerRollObjection, world.clerk, answer(first!.id, 'dismissed'))).toBe(
      'objection-answered',
    )
    await say(second!.id, 'dismissed')
    expect(await tick(db())).toBe(1)
    expect((await stageOf(world, matter))!.kind).toBe('call')
  })

  it('freezes with the call, whose notice and entry say its root and totals', async () => {
    const { notice } = await doAct(db(), acts.publishNotice, world.clerk, publish('call', { roll, days: 15 }))
    const [row] = await db().select().from(t.roll).where(eq(t.roll.rollId, roll))
    expect(row!.frozenAt).not.toBeNull()
    const read = await runRead(db(), noticeRead, null, { zone: world.zone, notice })
    expect(read).toMatchObject({ value: { roll: { root: row!.root, heads: 5, area: '306.50' } } })
    const entries = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'publishNotice')))
    expect(entries.map(({ body }) => JSON.parse(body).open)).toContainEqual(
      expect.objectContaining({ kind: 'call', roll, root: row!.root, heads: 5, area: '306.50' }),
    )
    expect(await refused({ what: 'names', elector: 'e000001', names: '王' })).toBe('roll-frozen')
    await pass(world, matter)
    const announced = await tryAct(db(), acts.announcePoll, world.clerk, { ...matter, roll, ...somePoll })
    expect(announced).toMatchObject({ ok: true })
  })

  it('of one building or stairwell has its owners alone, with what they own there', async () => {
    const voter = await nameVoter(world, roll, 'e000001')
    const draw = (extra: object) => ofRoll({ name: '1号楼', building: '1号楼', ...extra })
    expect(await refusalOf(db(), acts.drawRoll, world.gridworker, draw({}))).toBe('not-your-role')
    expect(await refusalOf(db(), acts.drawRoll, world.clerk, draw({ building: '9号楼' }))).toBe(
      'roll-invalid',
    )
    expect(await refusalOf(db(), acts.drawRoll, world.clerk, draw({ for: world.tenant }))).toBe(
      'unknown-zone',
    )
    const drawn = await doAct(db(), acts.drawRoll, world.clerk, draw({ unit: '1单元' }))
    expect(drawn).toMatchObject({ electors: 3, heads: 3, area: '181.00' })
    const voters = await db().select().from(t.voter).where(eq(t.voter.rollId, drawn.roll))
    expect(voters.map((row) => [row.electorId, row.personId])).toEqual([['e000001', voter.person]])
    expect(await db().transaction((tx) => fsckRolls(tx as Tx, world.tenant))).toBeUndefined()
  })
})
