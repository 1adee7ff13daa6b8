import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { moveClock } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { noticeText } from '../testing/notices.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { board } from './board.ts'

// The clock stands at ten in the morning of Wednesday, 18 March 2026.
onBothDatabases('the notice board', (db) => {
  let world: World
  let other: World
  let estate2: string
  const publish = (title: string, zone: string, more: object = {}) =>
    doAct(db(), acts.publishFreeNotice, world.clerk, {
      zone,
      kind: 'other',
      ...noticeText,
      title,
      days: 2,
      ...more,
    })
  const look = async (more: object = {}) => {
    const answer = await runRead(db(), board, null, { zone: world.zone, ...more })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const titles = async (more: object = {}) => (await look(more)).items.map((item) => item.title)

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    other = await makeWorld(db(), { households: 1, residents: 0, councillors: 0 })
    estate2 = `${world.tenant}.second`
    await doAct(db(), acts.addZone, world.admin, {
      zone: world.tenant,
      below: estate2,
      level: 'estate',
      name: '另一小区',
    })
    await publish('短', world.zone)
    await publish('长', world.zone, { days: 9, kind: 'funds' })
    await publish('网格', `${world.zone}.g1`, { days: 8 })
    await publish('另一', estate2, { days: 8 })
    await doAct(db(), acts.publishFreeNotice, other.clerk, {
      zone: other.zone,
      kind: 'other',
      ...noticeText,
      days: 8,
    })
  })

  it('is unknown for zones that do not stand, and never mixes communities', async () => {
    for (const input of [
      { zone: `${world.tenant}.nowhere` },
      { zone: world.zone, zones: [`${world.tenant}.nowhere`] },
      { zone: world.zone, zones: [other.zone] },
    ])
      expect(await runRead(db(), board, null, input)).toMatchObject({ refusal: { code: 'unknown-zone' } })
    expect(await runRead(db(), board, null, { zone: world.zone, after: 'x' })).toMatchObject({
      refusal: { code: 'input-invalid' },
    })
  })

  it('shows to anybody what hangs in the zone and below, the newest number first', async () => {
    const view = await look()
    expect(view.items.map((item) => item.title)).toEqual(['网格', '长', '短'])
    expect(view).toMatchObject({
      current: 3,
      past: 0,
      total: 3,
      next: null,
      zones: [{ id: world.zone, name: '华园小区' }],
    })
    expect(await titles({ zones: [estate2] })).toEqual(['另一', '网格', '长', '短'])
    expect(await titles({ zone: world.tenant })).toEqual(['另一', '网格', '长', '短'])
    expect(await titles({ zone: `${world.zone}.g2` })).toEqual([])
    expect(await titles({ kind: 'funds' })).toEqual(['长'])
  })

  it('says how many days are left, counting today, or until it begins', async () => {
    const states = async () =>
      (await look()).items.map((item) => `${item.title} ${item.state} ${item.daysLeft}`)
    expect(await states()).toEqual(['网格 coming -1', '长 coming -1', '短 coming -1'])
    await moveClock(db(), new Date('2026-03-18T16:00:00Z'))
    expect(await states()).toEqual(['网格 running 8', '长 running 9', '短 running 2'])
    // The last second of the last day.
    await moveClock(db(), new Date('2026-03-20T15:59:59Z'))
    expect((await states()).at(-1)).toBe('短 running 1')
  })

  it('puts behind a link what hung before', async () => {
    await moveClock(db(), new Date('2026-03-20T16:00:00Z'))
    const view = await look()
    expect(view.items.map((item) => item.title)).toEqual(['网格', '长'])
    expect(view).toMatchObject({ current: 2, past: 1, total: 2 })
    const past = await look({ past: true })
    expect(past).toMatchObject({ total: 1, items: [{ title: '短', state: 'over', daysLeft: 0 }] })
  })

  it('is read in parts, none of them twice, whatever is published meanwhile', async () => {
    const first = await look({ limit: 1 })
    expect(first).toMatchObject({ items: [{ title: '网格' }], total: 2 })
    await publish('新', world.zone)
    const second = await look({ limit: 1, after: first.next })
    expect(second).toMatchObject({ items: [{ title: '长' }], next: null })
  })
})
