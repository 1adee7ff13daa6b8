import * as t from '@yishi/schema/tables'
import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { rollEntries } from '../reads/rollEntries.ts'
import { rollImport } from '../reads/rollImport.ts'
import { rollPublic } from '../reads/rollPublic.ts'
import { rolls } from '../reads/rolls.ts'
import { startImport } from '../roll/importJob.ts'
import { fresh, importRoll, smallRoll } from '../testing/polls.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('rolls', (db) => {
  let world: World
  let other: World
  let owners: string
  const zone = () => ({ zone: world.zone })
  const named = (elector: string, extra: object = { name: '代表' }) => ({
    ...zone(),
    roll: owners,
    elector,
    ...extra,
  })
  const entries = (reading: string, extra: object = {}, who = world.clerk) =>
    runRead(db(), rollEntries, who, { ...zone(), reading, ...extra })
  const reading = async (roll = owners) =>
    (await doAct(db(), acts.readRoll, world.clerk, { ...zone(), roll, what: '核对产权人' })).reading

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 12, residents: 1, councillors: 0 })
    other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    owners = await importRoll(world)
  })

  it('are kept by clerks of their own place', async () => {
    const input = { ...zone(), name: '户名册' }
    for (const who of [world.residents[0]!, world.gridworker, world.admin])
      expect(await refusalOf(db(), acts.makeHouseholdRoll, who, input)).toBe('not-your-role')
    expect(await refusalOf(db(), acts.makeHouseholdRoll, other.clerk, input)).toBe('unknown-zone')
    const freeze = { zone: other.zone, roll: owners }
    expect(await refusalOf(db(), acts.freezeRoll, other.clerk, freeze)).toBe('unknown-roll')
    expect(await refusalOf(db(), acts.freezeRoll, world.clerk, { ...zone(), roll: 'nothing' })).toBe(
      'unknown-roll',
    )
    expect(
      await refusalOf(db(), acts.freezeRoll, world.clerk, { zone: `${world.zone}.g1`, roll: owners }),
    ).toBe('unknown-roll')
  })

  it('of households leave out vacancies and other zones, and are refused where nobody lives', async () => {
    await doAct(db(), acts.addZone, world.admin, {
      ...zone(),
      below: `${world.zone}.g3`,
      level: 'grid',
      name: 'g3',
    })
    const empty = { zone: `${world.zone}.g3`, name: '三网格' }
    expect(await refusalOf(db(), acts.makeHouseholdRoll, world.clerk, empty)).toBe('roll-invalid')
    await doAct(db(), acts.registerHouseholds, world.clerk, {
      ...zone(),
      households: [
        { zone: empty.zone, building: '10号楼', unit: '1单元', room: '101' },
        { zone: empty.zone, building: '9号楼', unit: '1单元', room: '102', contactName: '王一' },
        { zone: empty.zone, building: '9号楼', unit: '1单元', room: '101', vacant: true },
      ],
    })
    const made = await doAct(db(), acts.makeHouseholdRoll, world.clerk, empty)
    expect(made.electors).toBe(2)
    const rows = await db()
      .select()
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, made.roll)))
      .orderBy(asc(t.elector.electorId))
    expect(rows.map((row) => [row.label, row.heads, row.area])).toEqual([
      ['9号楼1单元102', 1, 0n],
      ['10号楼1单元101', 1, 0n],
    ])
    const all = await doAct(db(), acts.makeHouseholdRoll, world.clerk, { ...zone(), name: '全小区' })
    expect(all.electors).toBe(14)
  })

  it('name a voter for an elector that is theirs, somebody who is known or new', async () => {
    const refused = (extra: object, elector = 'e000001') =>
      refusalOf(db(), acts.nameVoter, world.clerk, named(elector, extra))
    expect(await refused({ name: '代表', roll: 'nothing' })).toBe('unknown-roll')
    expect(await refused({ name: '代表' }, 'e999999')).toBe('unknown-elector')
    expect(await refused({ person: 'nobody' })).toBe('unknown-person')
    expect(await refused({ person: other.clerk.person })).toBe('unknown-person')
    expect(await refused({})).toBe('input-invalid')
    const { roll } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, { ...zone(), name: '户名册' })
    expect(await refused({ roll, name: '代表' })).toBe('roll-mismatch')
    const person = world.residents[0]!.person
    await doAct(db(), acts.nameVoter, world.clerk, named('e000001', { person }))
    expect(await refused({ person })).toBe('already-done')
    expect((await fresh(world, person)).mandates).toEqual([
      { roll: owners, elector: 'e000001', zone: world.zone },
    ])
  })

  it('let the one who was replaced be named again', async () => {
    const { person } = await doAct(db(), acts.nameVoter, world.clerk, named('e000003'))
    await doAct(db(), acts.nameVoter, world.clerk, named('e000003', { name: '另一人' }))
    await doAct(db(), acts.nameVoter, world.clerk, named('e000003', { person }))
    const voters = await db()
      .select()
      .from(t.voter)
      .where(and(eq(t.voter.rollId, owners), eq(t.voter.electorId, 'e000003')))
    expect(voters.map((voter) => [voter.personId === person, voter.endedAt === null]).sort()).toEqual([
      [false, false],
      [true, true],
    ])
  })

  it('are frozen once, whereupon their root is public', async () => {
    const list = async () => {
      const answer = await runRead(db(), rolls, world.clerk, zone())
      return answer.ok ? answer.value.find((roll) => roll.id === owners)! : undefined
    }
    expect(await list()).toMatchObject({ electors: 5, heads: 5, area: '300.00', frozenAt: null, root: null })
    const inspect = (roll: string) => runRead(db(), rollPublic, null, { ...zone(), roll })
    expect(await inspect(owners)).toMatchObject({ refusal: { code: 'roll-not-frozen' } })
    const { root } = await doAct(db(), acts.freezeRoll, world.clerk, { ...zone(), roll: owners })
    expect(await list()).toMatchObject({ root })
    expect(await refusalOf(db(), acts.freezeRoll, world.clerk, { ...zone(), roll: owners })).toBe(
      'roll-frozen',
    )
    expect(await inspect('nothing')).toMatchObject({ refusal: { code: 'unknown-roll' } })
    const shown = await inspect(owners)
    expect(shown).toMatchObject({ value: { total: 5, next: null, roll: { root } } })
    expect(shown.ok && shown.value.items.map((item) => item.names).sort()).toEqual([
      '张*、刘*',
      '李*',
      '王*',
      '赵*',
      '钱*',
    ])
    expect(JSON.stringify(shown)).not.toMatch(/\b101\b|王一|"60\.00/)
  })

  it('of households show the public no name at all', async () => {
    const { roll } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, { ...zone(), name: '户名册' })
    await doAct(db(), acts.freezeRoll, world.clerk, { ...zone(), roll })
    const shown = await runRead(db(), rollPublic, null, { ...zone(), roll })
    expect(shown.ok && new Set(shown.value.items.map((item) => item.names))).toEqual(new Set(['']))
  })

  it('are read in full by a reading that was recorded, by the one who recorded it, for an hour', async () => {
    for (const who of [world.residents[0]!, world.gridworker])
      expect(await refusalOf(db(), acts.readRoll, who, { ...zone(), roll: owners, what: '看' })).toBe(
        'not-your-role',
      )
    expect(
      await refusalOf(db(), acts.readRoll, world.clerk, { ...zone(), roll: 'nothing', what: '看' }),
    ).toBe('unknown-roll')
    expect(await entries('nothing')).toMatchObject({ refusal: { code: 'unknown-roll' } })
    const mine = await reading()
    expect(await entries(mine, {}, world.clerk2)).toMatchObject({ refusal: { code: 'unknown-roll' } })
    expect(await entries(mine, { search: '李二' })).toMatchObject({
      value: {
        total: 1,
        next: null,
        items: [
          { elector: 'e000002', label: '1号楼1单元102 等2处', names: '李二', area: '90.00', voters: [] },
        ],
      },
    })
    expect(await entries(mine, { search: '%' })).toMatchObject({ value: { total: 0 } })
    const found = await entries(mine, { search: '1号楼 202' })
    expect(found).toMatchObject({ value: { items: [{ elector: 'e000003', voters: ['代表'] }] } })
    expect(await db().$count(t.rollRead, eq(t.rollRead.rollId, owners))).toBe(1)
    await moveClock(db(), new Date((await readNow(db())).getTime() + 3_600_001))
    expect(await entries(mine)).toMatchObject({ refusal: { code: 'code-expired' } })
  })

  it('are read a part at a time', async () => {
    const lines = Array.from(
      { length: 130 },
      (_, i) => `1号楼,1单元,${i},住宅,50.00,实测,业主${i},P${i},已交付`,
    )
    const roll = await importRoll(world, [smallRoll.split('\n')[0], ...lines].join('\n'))
    const by = await reading(roll)
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const part = await entries(by, after ? { after } : {})
      if (!part.ok) throw new Error()
      seen.push(...part.value.items.map((item) => item.names))
      after = part.value.next
    }
    expect(seen).toEqual(lines.map((_, i) => `业主${i}`))
  })

  it('show how their import goes to their own clerks alone', async () => {
    const file = { zone: world.zone, name: '名册', parking: 'area' as const, bytes: Buffer.from(smallRoll) }
    const started = await startImport(db(), world.clerk, file)
    if (!started.ok) throw new Error()
    const { job, finished } = started.value
    await finished
    const look = (who: World, zoneId: string) => runRead(db(), rollImport, who.clerk, { zone: zoneId, job })
    expect(await look(world, world.zone)).toMatchObject({ value: { state: 'done', result: { heads: 5 } } })
    expect(await look(other, other.zone)).toMatchObject({ refusal: { code: 'unknown-roll' } })
    expect(await look(world, `${world.zone}.g1`)).toMatchObject({ refusal: { code: 'unknown-roll' } })
  })
})
