import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { begin, studied } from '../testing/meetings.ts'
import { pass } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import type { Who } from '../who.ts'
import { assembly } from './assembly.ts'

onBothDatabases('what staff record between stages', (db) => {
  let world: World
  const seenBy = async (who: Who | null) => {
    const answer = await runRead(db(), assembly, who, { zone: world.zone })
    return answer.ok ? answer.value : answer.refusal.code
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 1 })
  })

  it('is for staff alone', async () => {
    expect(await seenBy(null)).toBe('not-signed-in')
    expect(await seenBy(world.residents[0]!)).toBe('not-your-role')
    expect(await seenBy(world.councillors[0]!)).toBe('not-your-role')
  })

  it('lists findings until they are recorded', async () => {
    const matter = await begin(world, 'siyi-lianggongkai')
    const of = (by: string) => ({ studies: [{ proposal: matter.proposal, title: '修订居民公约', by }] })
    expect(await seenBy(world.clerk)).toMatchObject({ ...of('branch'), lists: [], ties: [], lastYear: 2026 })
    await studied(world, matter)
    expect(await seenBy(world.clerk)).toMatchObject(of('committees'))
    await studied(world, matter)
    expect(await seenBy(world.clerk)).toMatchObject({ studies: [] })
  })

  it('lists candidates as they stand, and how far the calendar reaches', async () => {
    const matter = await begin(world, 'wenyipingding')
    await pass(world, matter)
    const list = (candidates: string[]) => ({
      lists: [{ proposal: matter.proposal, title: '修订居民公约', most: 10, candidates }],
    })
    expect(await seenBy(world.clerk)).toMatchObject(list([]))
    await doAct(db(), acts.listCandidates, world.clerk, { ...matter, candidates: ['坡道', '路灯'] })
    expect(await seenBy(world.clerk)).toMatchObject(list(['坡道', '路灯']))
    await doAct(db(), acts.extendCalendar, world.admin, {
      zone: world.tenant,
      year: 2027,
      rest: '01-01',
      work: '',
      basis: '国务院办公厅通知',
    })
    expect(await seenBy(world.clerk)).toMatchObject({ lastYear: 2027 })
  })
})
