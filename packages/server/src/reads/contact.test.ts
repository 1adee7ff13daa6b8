import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { contact } from './contact.ts'

onBothDatabases('whom to turn to', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
  })

  it('is refused for a zone that does not stand', async () => {
    const answer = await runRead(db(), contact, null, { zone: `${world.tenant}.nowhere` })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unknown-zone' } })
  })

  it('is told to anybody: the community answers for a zone without a telephone', async () => {
    expect(await runRead(db(), contact, null, { zone: world.zone })).toEqual({
      ok: true,
      value: {
        zone: world.zone,
        name: '华园小区',
        community: '怡光社区',
        telephone: '0391-000 0000',
        place: '社区服务站',
        hours: '8:30至18:00',
      },
    })
  })

  it('is the nearest zone that has a telephone of its own', async () => {
    await db()
      .update(t.zone)
      .set({ telephone: '0391-111 1111' })
      .where(and(eq(t.zone.tenantId, world.tenant), eq(t.zone.zoneId, world.zone)))
    const answer = await runRead(db(), contact, null, { zone: `${world.zone}.g1` })
    expect(answer).toMatchObject({ value: { telephone: '0391-111 1111' } })
  })
})
