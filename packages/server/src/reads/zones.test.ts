import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { zones } from './zones.ts'

onBothDatabases('zones', (db) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 1 })
  })

  it('are shown to clerks and administrators alone', async () => {
    const input = { zone: world.zone }
    expect(await runRead(db(), zones, null, input)).toMatchObject({ refusal: { code: 'not-signed-in' } })
    for (const who of [world.residents[0]!, world.gridworker])
      expect(await runRead(db(), zones, who, input)).toMatchObject({ refusal: { code: 'not-your-role' } })
  })

  it('are the one that is asked for and those below it, by name', async () => {
    const answer = await runRead(db(), zones, world.clerk, { zone: world.zone })
    expect(answer).toEqual({
      ok: true,
      value: [
        { zone: world.zone, level: 'estate', name: '华园小区' },
        { zone: `${world.zone}.g1`, level: 'grid', name: 'g1' },
        { zone: `${world.zone}.g2`, level: 'grid', name: 'g2' },
      ],
    })
  })
})
