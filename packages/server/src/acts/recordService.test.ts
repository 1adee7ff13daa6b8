import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { paper } from '../reads/paper.ts'
import { openOwnersPoll } from '../testing/polls.ts'
import type { MatterAt } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('service', (db) => {
  let world: World
  let owners: { matter: MatterAt; poll: string }
  let now: Date
  const service = (extra: object = {}) => ({
    ...owners.matter,
    poll: owners.poll,
    electors: ['e000001'],
    how: 'in-person',
    at: now.toISOString(),
    receipt: null,
    warned: true,
    ...extra,
  })
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    owners = await openOwnersPoll(world)
    now = await readNow(db())
  })

  it('is recorded by staff, of electors that there are, at an instant that has come', async () => {
    expect(await refusalOf(db(), acts.recordService, world.residents[0]!, service())).toBe('not-your-role')
    const refused = (extra: object) => refusalOf(db(), acts.recordService, world.clerk, service(extra))
    expect(await refused({ poll: 'nothing' })).toBe('unknown-poll')
    expect(await refused({ electors: ['e000001', 'e999999'] })).toBe('unknown-elector')
    expect(await refused({ receipt: 'nothing' })).toBe('unknown-attachment')
    expect(await refused({ at: new Date(now.getTime() + 1000).toISOString() })).toBe('input-invalid')
    expect(await refused({ electors: [] })).toBe('input-invalid')
    expect(await db().$count(t.service, eq(t.service.pollId, owners.poll))).toBe(0)
  })

  it('tells the clerk who was not reached yet, and the public only how many', async () => {
    await doAct(
      db(),
      acts.recordService,
      world.gridworker,
      service({ electors: ['e000001', 'e000002', 'e000001'] }),
    )
    const view = await runRead(db(), paper, world.clerk, { zone: world.zone, poll: owners.poll })
    expect(view).toMatchObject({ value: { totals: { served: 2, unreached: 3 } } })
    expect(view.ok && view.value.unreturned.map((row) => [row.elector, row.served])).toEqual([
      ['e000001', true],
      ['e000002', true],
      ['e000003', false],
      ['e000004', false],
      ['e000005', false],
    ])
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.act, 'recordService'))
    expect(JSON.parse(entry!.body).open).toEqual({
      poll: owners.poll,
      how: 'in-person',
      warned: true,
      served: 2,
    })
  })
})
