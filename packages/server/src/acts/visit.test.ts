import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { type MatterAt, pass, someVisit, toConsult, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('a visit', (db) => {
  let world: World
  let matter: MatterAt
  /** In the grid worker's own grid, and in the other one. */
  let near: string
  let far: string
  const visit = async (more = {}) => ({ ...(await someVisit(world, matter)), household: near, ...more })
  const visits = () => db().$count(t.visit, eq(t.visit.proposalId, matter.proposal))
  const heard = async () => {
    const [row] = await db()
      .select({ at: t.affectedHousehold.heardAt })
      .from(t.affectedHousehold)
      .where(eq(t.affectedHousehold.proposalId, matter.proposal))
    return row!.at
  }
  const opinions = () =>
    db()
      .select({ stance: t.opinion.stance, channel: t.opinion.channel, person: t.opinion.personId })
      .from(t.opinion)
      .where(and(eq(t.opinion.proposalId, matter.proposal), isNull(t.opinion.supersededAt)))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    near = world.households[0]!
    far = world.households[1]!
    matter = await toConsult(world, { affected: [near] })
  })

  it('is refused to others than grid workers, and at doors outside of their grid', async () => {
    expect(await refusalOf(db(), acts.visit, world.clerk, await visit())).toBe('not-your-role')
    expect(await refusalOf(db(), acts.visit, world.gridworker, await visit({ household: far }))).toBe(
      'not-your-role',
    )
    expect(await refusalOf(db(), acts.visit, world.gridworker, await visit({ household: 'nothing' }))).toBe(
      'unknown-household',
    )
  })

  it('is refused at a household of another tenant', async () => {
    const other = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    const there = await visit({ household: other.households[0] })
    expect(await refusalOf(db(), acts.visit, world.gridworker, there)).toBe('unknown-household')
    expect(await refusalOf(db(), acts.visit, other.gridworker, there)).toBe('unknown-proposal')
  })

  it('is refused before the consultation, in the future, and with an opinion that nobody was there to give', async () => {
    const opinion = { stance: 'for', reason: '' }
    const refused = (input: object) => refusalOf(db(), acts.visit, world.gridworker, input)
    expect(await refused(await visit(await toScreen(world)))).toBe('wrong-stage')
    expect(await refused(await visit({ visitedAt: '2027-01-01T00:00:00Z' }))).toBe('input-invalid')
    expect(await refused(await visit({ outcome: 'not-met', opinion }))).toBe('input-invalid')
    expect(await visits()).toBe(0)
  })

  it('does not count as hearing a household that was not met', async () => {
    await doAct(db(), acts.visit, world.gridworker, await visit({ outcome: 'not-met' }))
    expect(await heard()).toBeNull()
  })

  it('marks when an affected household was first heard', async () => {
    const now = await readNow(db())
    await doAct(db(), acts.visit, world.gridworker, await visit({ outcome: 'against' }))
    expect(await heard()).toEqual(now)
    await doAct(db(), acts.visit, world.gridworker, await visit({ visitedAt: '2026-03-17T02:00:00Z' }))
    expect(await heard()).toEqual(now)
  })

  it('takes what the household says at the door, the latest visit counting however late it comes in', async () => {
    const says = async (stance: string, visitedAt: string) =>
      doAct(db(), acts.visit, world.gridworker, await visit({ visitedAt, opinion: { stance, reason: '' } }))
    await says('against', '2026-03-18T01:00:00Z')
    await says('for', '2026-03-18T01:30:00Z')
    await says('unsure', '2026-03-18T00:30:00Z')
    expect(await opinions()).toEqual([{ stance: 'for', channel: 'door', person: null }])
  })

  it('is written once, however often the phone sends it, also after the stage has moved on', async () => {
    const once = await visit()
    const before = await visits()
    await doAct(db(), acts.visit, world.gridworker, once)
    expect(await refusalOf(db(), acts.visit, world.gridworker, once)).toBe('already-exists')
    await pass(world, matter)
    expect(await refusalOf(db(), acts.visit, world.gridworker, once)).toBe('already-exists')
    expect(await visits()).toBe(before + 1)
  })

  it('is taken in when the network comes back in a later stage', async () => {
    const late = await visit({ visitedAt: '2026-03-18T01:00:00Z' })
    expect(await tryAct(db(), acts.visit, world.gridworker, late)).toMatchObject({ ok: true })
  })

  it('names no household and no outcome in the open part of the log', async () => {
    const entries = await db()
      .select({ body: t.logEntry.body })
      .from(t.logEntry)
      .where(and(eq(t.logEntry.matter, matter.proposal), eq(t.logEntry.act, 'visit')))
    expect(Object.keys(JSON.parse(entries[0]!.body).open)).toEqual(['met'])
  })
})
