import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { desk } from './desk.ts'
import { households } from './households.ts'

onBothDatabases('the desk and the register', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db())
    await doAct(db(), acts.propose, world.residents[0]!, {
      zone: world.zone,
      process: 'tiyizuo',
      title: '空地整治',
      body: '清理菜地',
      place: '',
      household: world.households[0],
    })
  })

  it('are closed to visitors, residents and staff of another tenant', async () => {
    const input = { zone: world.zone }
    expect(await runRead(db(), desk, null, input)).toMatchObject({ refusal: { code: 'not-signed-in' } })
    expect(await runRead(db(), desk, world.residents[0]!, input)).toMatchObject({
      refusal: { code: 'not-your-role' },
    })
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(await runRead(db(), households, other.clerk, input)).toMatchObject({
      refusal: { code: 'unknown-zone' },
    })
  })

  it('show a clerk the proposal that waits for screening, with its due time', async () => {
    const answer = await runRead(db(), desk, world.clerk, { zone: world.zone })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        total: 1,
        overdue: 0,
        items: [{ work: 'screen', title: '空地整治', dueAt: '2026-03-23T16:00:00.000Z' }],
      },
    })
  })

  it('show households in the order of their doors and find them by what is typed', async () => {
    const all = await runRead(db(), households, world.gridworker, { zone: world.zone })
    expect(all.ok && all.value.items.map((item) => item.label).slice(0, 2)).toEqual([
      '1号楼1单元101',
      '1号楼1单元102',
    ])
    const found = await runRead(db(), households, world.gridworker, { zone: world.zone, search: '2号楼 112' })
    expect(found).toMatchObject({ value: { total: 1, items: [{ label: '2号楼1单元112', members: 0 }] } })
    const wild = await runRead(db(), households, world.gridworker, { zone: world.zone, search: '%' })
    expect(wild).toMatchObject({ value: { total: 0 } })
  })
})
