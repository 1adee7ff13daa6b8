import { beforeAll, expect, it } from 'vitest'
import { acts } from './acts/index.ts'
import { onBothDatabases } from './db/testing.ts'
import { runRead } from './read.ts'
import { reads } from './reads/index.ts'
import { readUnheard } from './readUnheard.ts'
import { type MatterAt, someVisit, toDeliberate } from './testing/stages.ts'
import { doAct, makeWorld, type World } from './testing/world.ts'

onBothDatabases('affected households that were not heard', (db) => {
  let world: World
  let matter: MatterAt
  /** The households of the grid worker. */
  let grid: string[]
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 6, residents: 1, councillors: 1 })
    grid = [0, 2, 4].map((at) => world.households[at]!)
    matter = await toDeliberate(world, { affected: grid.slice(0, 2) })
  })

  const visit = async (at: number, outcome: string) =>
    doAct(db(), acts.visit, world.gridworker, {
      ...(await someVisit(world, matter)),
      household: grid[at],
      outcome,
    })
  /** By the function, and as the grid worker's desk says it. */
  const unheard = async () => {
    const desk = await runRead(db(), reads.desk, world.gridworker, { zone: world.zone })
    const work = desk.ok ? desk.value.items.find((item) => item.work === 'visit') : undefined
    const counted = await readUnheard(db(), world.clerk.tenant, [matter.proposal])
    return [counted.get(matter.proposal) ?? 0, work?.count ?? 0]
  }

  it('still wait after one visit to a closed door, and no more after the second', async () => {
    expect(await unheard()).toEqual([2, 2])
    await visit(0, 'not-met')
    expect(await unheard()).toEqual([2, 2])
    await visit(0, 'not-met')
    expect(await unheard()).toEqual([1, 1])
  })

  it('wait no more once somebody was met, and visits to others count for nothing', async () => {
    await visit(2, 'agreed')
    expect(await unheard()).toEqual([1, 1])
    await visit(1, 'talking')
    expect(await unheard()).toEqual([0, 0])
  })

  it('are counted for each matter by itself', async () => {
    const other = await toDeliberate(world, { affected: [grid[2]!] })
    const counted = await readUnheard(db(), world.clerk.tenant, [matter.proposal, other.proposal])
    expect([...counted]).toEqual([[other.proposal, 1]])
    expect((await readUnheard(db(), world.clerk.tenant, [])).size).toBe(0)
  })
})
