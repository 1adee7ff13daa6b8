import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { fresh, importRoll, nameVoter } from '../testing/polls.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { rollMine } from './rollMine.ts'

onBothDatabases('one’s own entries of a roll', (db) => {
  let world: World
  let owners: string
  const look = (who: Who | null, roll: string, zone = world.zone) =>
    runRead(db(), rollMine, who, { zone, roll })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 3, residents: 2, councillors: 0 })
    owners = await importRoll(world)
  })

  it('are nothing for a visitor, nor on a roll of elsewhere, nor before it is laid open', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    expect(await look(null, owners)).toMatchObject({ refusal: { code: 'not-signed-in' } })
    expect(await look(other.residents[0]!, owners, other.zone)).toMatchObject({
      refusal: { code: 'unknown-roll' },
    })
    expect(await look(world.residents[0]!, owners)).toMatchObject({
      refusal: { code: 'notice-not-published' },
    })
  })

  it('are those of whoever was named to vote, in full, and none of whoever only lives there', async () => {
    const voter = await nameVoter(world, owners, 'e000001')
    await doAct(db(), acts.freezeRoll, world.clerk, { zone: world.zone, roll: owners })
    const found = await look(await fresh(world, voter.person), owners)
    expect(found).toMatchObject({ ok: true, value: [{ elector: 'e000001', heads: 1 }] })
    expect(found.ok && found.value[0]!.dwellings.length).toBeGreaterThan(0)
    expect(await look(world.residents[0]!, owners)).toEqual({ ok: true, value: [] })
  })

  it('are those of one’s household on a roll of households, and of nobody else’s', async () => {
    const { roll } = await doAct(db(), acts.makeHouseholdRoll, world.clerk, {
      zone: world.zone,
      name: '户名册',
    })
    await doAct(db(), acts.freezeRoll, world.clerk, { zone: world.zone, roll })
    const [one, two] = await Promise.all(world.residents.map((who) => look(who, roll)))
    expect(one!.ok && one!.value).toHaveLength(1)
    expect(two!.ok && two!.value).toHaveLength(1)
    expect(one).not.toEqual(two)
  })
})
