import * as t from '@yishi/schema/tables'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, stageOf, toDeliberate, toMotion } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { tick } from '../tick.ts'
import type { Who } from '../who.ts'
import { acts } from './index.ts'

onBothDatabases('the sign-off', (db) => {
  let world: World
  let matter: MatterAt

  beforeEach(async () => {
    world ??= await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    matter = await toDeliberate(world)
  })

  const carry = async () => {
    const { motion } = await toMotion(world, matter)
    for (const councillor of world.councillors)
      await doAct(db(), acts.voteMotion, councillor, { ...matter, motion, choice: 'for' })
    await doAct(db(), acts.closeMotion, world.clerk, { ...matter, motion })
  }
  const sign = (who: Who, party: string, stance = 'signed') =>
    doAct(db(), acts.signOff, who, { ...matter, party, stance })
  const refused = (who: Who, party: string, stance = 'signed') =>
    refusalOf(db(), acts.signOff, who, { ...matter, party, stance })
  const stances = async () =>
    (
      await db()
        .select({ party: t.signOff.party, stance: t.signOff.stance })
        .from(t.signOff)
        .where(eq(t.signOff.proposalId, matter.proposal))
    )
      .map((row) => `${row.party} ${row.stance}`)
      .sort()
  const kind = async () => (await stageOf(world, matter))?.kind

  it('is refused before the council has carried a plan', async () => {
    expect(await refused(world.clerk, 'community')).toBe('unknown-motion')
    await toMotion(world, matter)
    expect(await refused(world.clerk, 'community')).toBe('unknown-motion')
  })

  it('is refused for a party that one does not speak for, twice, and to the recused', async () => {
    await carry()
    const [one, two] = world.councillors as [Who, Who]
    expect(await refused(world.property, 'community')).toBe('not-your-role')
    expect(await refused(world.clerk, 'property')).toBe('not-your-role')
    expect(await refused(world.residents[0]!, 'council')).toBe('not-your-role')
    await sign(world.clerk, 'community')
    expect(await refused(world.clerk2, 'community')).toBe('already-done')
    await doAct(db(), acts.recuse, one, { ...matter, person: one.person, reason: '亲属' })
    expect(await refused(one, 'council')).toBe('recused')
    await sign(two, 'council')
    expect(await kind()).toBe('deliberate')
  })

  it('does not call a party absent that is there, nor any but the property manager', async () => {
    await carry()
    expect(await refused(world.clerk, 'property', 'absent')).toBe('input-invalid')
    expect(await refused(world.clerk, 'council', 'absent')).toBe('input-invalid')
  })

  it('is not for one person in two roles', async () => {
    await carry()
    const { person } = world.clerk
    await doAct(db(), acts.appoint, world.admin, { zone: world.zone, person, role: 'property' })
    const both = {
      ...world.clerk,
      grants: [...world.clerk.grants, { role: 'property' as const, zone: world.zone }],
    }
    await sign(both, 'community')
    expect(await refused(both, 'property')).toBe('same-person-twice')
  })

  it('carries the matter to its notice when the third party has signed', async () => {
    await carry()
    await sign(world.clerk, 'community')
    await sign(world.councillors[0]!, 'council')
    expect(await kind()).toBe('deliberate')
    await sign(world.property, 'property')
    expect(await kind()).toBe('notice')
  })

  it('is between two parties where nobody manages the property', async () => {
    const { property: _, ...rest } = await makeWorld(db(), { households: 2, residents: 1, councillors: 3 })
    await db().delete(t.grant).where(eq(t.grant.personId, _.person))
    const kept = world
    world = { ...rest, property: _ }
    matter = await toDeliberate(world)
    await carry()
    expect(await refused(world.councillors[0]!, 'property', 'absent')).toBe('not-your-role')
    await sign(world.clerk, 'community')
    await sign(world.clerk, 'property', 'absent')
    await sign(world.councillors[0]!, 'council')
    expect(await kind()).toBe('notice')
    world = kept
  })

  it('records silence only past its due time', async () => {
    const silence = () => refusalOf(db(), acts.recordSilence, world.clerk, matter)
    expect(await silence()).toBe('nothing-due')
    await carry()
    expect(await silence()).toBe('nothing-due')
    expect(await refusalOf(db(), acts.recordSilence, world.property, matter)).toBe('not-your-role')
    await tick(db())
    expect(await stances()).toEqual([])
  })

  it('does not wait for who stays silent past the due time', async () => {
    await carry()
    await sign(world.clerk, 'community')
    await moveClock(db(), (await stageOf(world, matter))!.dueAt!)
    await tick(db())
    expect(await stances()).toEqual(['community signed', 'council silent', 'property silent'])
    expect(await kind()).toBe('notice')
    expect(await tick(db())).toBe(0)
  })
})
