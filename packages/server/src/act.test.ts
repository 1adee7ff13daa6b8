import * as t from '@yishi/schema/tables'
import { and, desc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { runAct, zoneAct } from './act.ts'
import { acts } from './acts/index.ts'
import { moveClock, readNow } from './db/clock.ts'
import { onBothDatabases } from './db/testing.ts'
import { doAct, makeWorld, refusalOf, type World } from './testing/world.ts'
import { tick } from './tick.ts'

onBothDatabases('the writer', (db) => {
  let world: World
  let proposal: string
  const matter = () => ({ zone: world.zone, proposal })
  const stageNow = async () => {
    const [row] = await db()
      .select()
      .from(t.stage)
      .where(and(eq(t.stage.tenantId, world.tenant), eq(t.stage.proposalId, proposal)))
      .orderBy(desc(t.stage.seq))
      .limit(1)
    return row!
  }
  const entries = () => db().$count(t.logEntry, eq(t.logEntry.tenantId, world.tenant))

  beforeAll(async () => {
    world = await makeWorld(db())
    const made = await doAct(db(), acts.propose, world.residents[0]!, {
      zone: world.zone,
      process: 'tiyizuo',
      title: '空地整治',
      body: '清理菜地',
      place: '5号楼北侧',
      household: world.households[0],
    })
    proposal = made.proposal
  })

  it('writes neither row nor entry when an act is refused', async () => {
    const before = await entries()
    expect(
      await refusalOf(db(), acts.second, world.residents[1]!, {
        ...matter(),
        household: world.households[1],
      }),
    ).toBe('wrong-stage')
    expect(
      await refusalOf(db(), acts.screen, world.residents[0]!, {
        ...matter(),
        decision: 'returned',
        reason: '不',
      }),
    ).toBe('not-your-role')
    expect(
      await refusalOf(db(), acts.withdraw, world.clerk, { ...matter(), proposal: 'nothing', reason: '不' }),
    ).toBe('unknown-proposal')
    expect(await entries()).toBe(before)
  })

  it('leaves out what is undefined, of open and of sealed facts alike', async () => {
    const said = { ok: true as const, value: {}, changes: [] }
    const follow = zoneAct({
      name: 'test',
      who: ['resident'],
      input: z.strictObject({ zone: z.string() }),
      load: async () => null,
      decide: () => ({ ...said, open: { a: 1, b: undefined }, sealed: { c: undefined, d: 'kept' } }),
    })
    await doAct(db(), follow, world.residents[0]!, { zone: world.zone })
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.act, 'test'))
    expect(JSON.parse(entry!.body)).toMatchObject({ open: { a: 1 } })
    expect(Object.keys(JSON.parse(entry!.body).open)).toEqual(['a'])
    expect(Object.keys(JSON.parse(entry!.body).sealed).sort()).toEqual(['actor', 'd', 'rows'])
    expect(Object.keys(entry!.openings).sort()).toEqual(['actor', 'd', 'rows'])
  })

  it('refuses input that is not what the act takes, naming the place', async () => {
    const answer = await runAct(db(), acts.propose, world.clerk, {
      key: 'k-invalid-1',
      input: { zone: world.zone },
    })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'input-invalid' } })
  })

  it('gives a repeated request its first answer and writes no second row', async () => {
    const request = {
      key: 'repeat-me-please',
      input: {
        zone: world.zone,
        process: 'tiyizuo',
        title: '两次',
        body: '一次',
        place: '',
        household: world.households[0],
      },
    }
    const first = await runAct(db(), acts.propose, world.residents[0]!, request)
    const count = await entries()
    expect(await runAct(db(), acts.propose, world.residents[0]!, request)).toEqual(first)
    expect(await entries()).toBe(count)
    const other = { ...request, input: { ...request.input, title: '别的' } }
    expect(await runAct(db(), acts.propose, world.residents[0]!, other)).toMatchObject({
      refusal: { code: 'key-reused' },
    })
  })

  it('moves the matter on when the last asked-for household seconds it', async () => {
    const screening = {
      decision: 'accepted',
      ownership: '社区',
      consent: null,
      money: '街道',
      partyStudy: null,
      affected: [{ household: world.households[7], why: '种菜' }],
    }
    await doAct(db(), acts.screen, world.clerk, { ...matter(), ...screening })
    expect((await stageNow()).kind).toBe('second')
    for (const i of [1, 2, 3, 4])
      await doAct(db(), acts.second, world.residents[i]!, { ...matter(), household: world.households[i] })
    expect(
      await refusalOf(db(), acts.second, world.residents[4]!, {
        ...matter(),
        household: world.households[4],
      }),
    ).toBe('already-done')
    await doAct(db(), acts.second, world.residents[5]!, { ...matter(), household: world.households[5] })
    const stage = await stageNow()
    expect(stage.kind).toBe('consult')
    expect(stage.closesAt?.toISOString()).toBe('2026-03-25T16:00:00.000Z')
  })

  it('closes a stage at its instant, once, however often the clock looks', async () => {
    expect(await tick(db())).toBe(0)
    await moveClock(db(), new Date('2026-03-25T16:00:00.000Z'))
    expect(await tick(db())).toBe(1)
    expect(await tick(db())).toBe(0)
    expect((await stageNow()).kind).toBe('deliberate')
    expect((await readNow(db())).toISOString()).toBe('2026-03-25T16:00:00.000Z')
  })

  it('marks every row that it writes with its entry', async () => {
    const [entry] = await db()
      .select()
      .from(t.logEntry)
      .where(and(eq(t.logEntry.tenantId, world.tenant), eq(t.logEntry.act, 'closeStage')))
    const stage = await stageNow()
    expect(stage.entryId).toBe(entry!.entryId)
    expect(entry!.rows.map((mark) => mark[0])).toEqual(['stage', 'stage'])
    expect(JSON.parse(entry!.body)).toMatchObject({
      open: { from: 'consult', outcome: 'heard', to: 'deliberate' },
    })
  })
})
