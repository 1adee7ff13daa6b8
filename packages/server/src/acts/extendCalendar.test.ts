import { beforeAll, expect, it } from 'vitest'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { begin } from '../testing/meetings.ts'
import { noticeText } from '../testing/notices.ts'
import { stageOf } from '../testing/stages.ts'
import { doAct, makeWorld, refusalOf, tryAct, type World } from '../testing/world.ts'
import { acts } from './index.ts'

onBothDatabases('the calendar', (db) => {
  let world: World
  let other: World
  const year = (more: object = {}) => ({
    zone: world.tenant,
    year: 2027,
    rest: '01-01/01-03 02-05/02-11',
    work: '02-20',
    basis: '国务院办公厅关于2027年部分节假日安排的通知',
    ...more,
  })

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 1 })
    other = await makeWorld(db(), { households: 1, residents: 0, councillors: 1 })
  })

  it('is extended by an administrator alone, for the whole community, by the next year, as an official notice says', async () => {
    const refused = (input: object, who = world.admin) => refusalOf(db(), acts.extendCalendar, who, input)
    expect(await refused(year(), world.clerk)).toBe('not-your-role')
    expect(await refused(year({ zone: world.zone }))).toBe('input-invalid')
    expect(await refused(year({ year: 2026 }))).toBe('input-invalid')
    expect(await refused(year({ year: 2028 }))).toBe('input-invalid')
    expect(await refused(year({ rest: '02-30' }))).toBe('input-invalid')
    expect(await refused(year({ work: '02-22' }))).toBe('input-invalid')
    expect(await refused(year({ basis: '' }))).toBe('input-invalid')
  })

  it('refuses a period that runs past its end, which nothing else can do; and takes it once the year is there', async () => {
    await moveClock(db(), new Date('2026-12-28T02:00:00Z'))
    const matters = [await begin(world, 'council-resolution'), await begin(other, 'council-resolution')]
    const hang = (at: World, matter: object) =>
      tryAct(db(), acts.publishNotice, at.clerk, { ...matter, kind: 'call', ...noticeText, days: 5 })
    for (const [i, at] of [world, other].entries()) {
      const answer = await hang(at, matters[i]!)
      expect(answer).toMatchObject({
        ok: false,
        refusal: { code: 'calendar-unknown', params: { lastYear: 2026 } },
      })
    }
    await doAct(db(), acts.extendCalendar, world.admin, year())
    expect(await hang(world, matters[0]!)).toMatchObject({ ok: true })
    // 2 January 2027 is a day of rest, so it hangs to Monday the 4th.
    expect((await stageOf(world, matters[0]!))?.closesAt).toEqual(new Date('2027-01-04T16:00:00Z'))
    expect(await hang(other, matters[1]!)).toMatchObject({ refusal: { code: 'calendar-unknown' } })
    await doAct(db(), acts.extendCalendar, world.admin, year({ rest: '01-01' }))
    await doAct(db(), acts.extendCalendar, world.admin, year({ year: 2028, work: '', rest: '01-01' }))
  })
})
