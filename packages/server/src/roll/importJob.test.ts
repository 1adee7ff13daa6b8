import { readdirSync, readFileSync } from 'node:fs'
import * as t from '@yishi/schema/tables'
import { and, count, eq, sum } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { huayuanRoll, importRoll, smallRoll } from '../testing/polls.ts'
import { makeWorld, refusalOf, type World } from '../testing/world.ts'
import { findImport, mostRollBytes, startImport } from './importJob.ts'

const bad = new URL('../../../../tests/data/huayuan/bad/', import.meta.url)
const badRolls = readdirSync(bad).filter((name) => name.endsWith('.csv'))

onBothDatabases('the import of an owner roll', (db) => {
  let world: World
  const rolls = () => db().$count(t.roll, eq(t.roll.tenantId, world.tenant))
  const electorsOf = async (roll: string) => {
    const [row] = await db()
      .select({ n: count(), heads: sum(t.elector.heads), area: sum(t.elector.area) })
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, world.tenant), eq(t.elector.rollId, roll)))
    return row!
  }
  const file = (bytes: Uint8Array) => ({
    zone: world.zone,
    name: '名册',
    parking: 'excluded' as const,
    bytes,
  })
  /** Begin an import, wait for its end, and look at it. */
  const importing = async (bytes: Uint8Array, who = world.clerk) => {
    const started = await startImport(db(), who, file(bytes))
    if (!started.ok) return started
    await started.value.finished
    return findImport(world.tenant, started.value.job)
  }
  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
  })

  it('is refused before a line is read: to residents, to grid workers, and for a file that is too large', async () => {
    for (const who of [world.residents[0]!, world.gridworker])
      expect(await importing(Buffer.from(smallRoll), who)).toMatchObject({
        refusal: { code: 'not-your-role' },
      })
    expect(await importing(new Uint8Array(mostRollBytes + 1))).toMatchObject({
      refusal: { code: 'too-large' },
    })
  })

  it.each(badRolls)('writes nothing of %s and names its problems', async (name) => {
    const before = await rolls()
    const job = await importing(readFileSync(new URL(name, bad)))
    expect(job).toMatchObject({ state: 'refused', result: null })
    expect((job as { problems: unknown[] }).problems.length).toBeGreaterThan(0)
    expect(await rolls()).toBe(before)
  })

  it('refuses a job that nobody prepared, one of another tenant and one that was written', async () => {
    const started = await startImport(db(), world.clerk, file(Buffer.from(smallRoll)))
    if (!started.ok) throw new Error()
    const { job, finished } = started.value
    const other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    expect(findImport(other.tenant, job)).toBeNull()
    await finished
    for (const [who, zone] of [
      [world.clerk, world.zone],
      [other.clerk, other.zone],
    ] as const)
      expect(await refusalOf(db(), acts.importOwnerRoll, who, { zone, job })).toBe('unknown-roll')
  })

  it('can be left and found again, from the first line to its result', async () => {
    const started = await startImport(db(), world.clerk, file(huayuanRoll()))
    if (!started.ok) throw new Error()
    const { job, finished } = started.value
    expect(findImport(world.tenant, job)).toMatchObject({ state: 'reading', total: 358, result: null })
    await finished
    expect(findImport(world.tenant, job)).toMatchObject({
      state: 'done',
      lines: 358,
      problems: [],
      result: { dwellings: 358, heads: 319, area: '22587.29' },
    })
  })

  it('writes electors whose sums are the roll’s, and an entry that seals their root and names nobody', async () => {
    const roll = await importRoll(world, huayuanRoll())
    expect(await electorsOf(roll)).toEqual({ n: 319, heads: '319', area: '2258729' })
    const [row] = await db().select().from(t.roll).where(eq(t.roll.rollId, roll))
    expect(row).toMatchObject({ dwellings: 358, heads: 319, area: 2258729n, frozenAt: null })
    const [entry] = await db().select().from(t.logEntry).where(eq(t.logEntry.entryId, row!.entryId))
    expect(JSON.parse(entry!.body).open).toEqual({
      roll,
      kind: 'owners',
      parking: 'excluded',
      dwellings: 358,
      electors: 319,
      heads: 319,
      area: '22587.29',
    })
    expect(entry!.openings.root!.value).toBe(row!.root)
    expect(entry!.rows.map(([table]) => table)).toEqual(['roll'])
  })

  it('takes 100,000 lines in one go', { timeout: 600_000 }, async () => {
    const lines = ['楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态']
    for (let i = 0; i < 100_000; i++)
      lines.push(
        `${1 + Math.floor(i / 200)}号楼,${1 + (i % 4)}单元,${1 + Math.floor((i % 200) / 4)},住宅,` +
          `${50 + (i % 90)}.${10 + (i % 90)},不动产登记,业主${i},P${i},已交付`,
      )
    const bytes = Buffer.from(lines.join('\n'))
    const begun = performance.now()
    const started = await startImport(db(), world.clerk, file(bytes))
    if (!started.ok) throw new Error()
    const seen: number[] = []
    const watch = setInterval(() => {
      seen.push(findImport(world.tenant, started.value.job)!.lines)
    }, 50)
    await started.value.finished
    clearInterval(watch)
    const took = performance.now() - begun
    console.log(`100,000 lines in ${(took / 1000).toFixed(1)} s`)
    const job = findImport(world.tenant, started.value.job)!
    expect(job).toMatchObject({ state: 'done', lines: 100_000, total: 100_000 })
    expect((await electorsOf(job.result!.roll)).n).toBe(100_000)
    // Somebody who looks sees it advance.
    expect(new Set(seen).size).toBeGreaterThan(3)
  })
})
