import type { ProposalsView } from '@yishi/schema/words'
import { beforeAll, expect, it } from 'vitest'
import { acts } from '../acts/index.ts'
import { moveClock, readNow } from '../db/clock.ts'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { type MatterAt, toConsult, toScreen } from '../testing/stages.ts'
import { doAct, makeWorld, type World } from '../testing/world.ts'
import { proposals } from './proposals.ts'

onBothDatabases('the list of matters', (db) => {
  let world: World
  const matters: MatterAt[] = []
  const list = async (input: object = {}): Promise<ProposalsView> => {
    const answer = await runRead(db(), proposals, null, { zone: world.zone, ...input })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const titles = async (input: object = {}) => (await list(input)).items.map((item) => item.title)
  const tick = async () => moveClock(db(), new Date((await readNow(db())).getTime() + 1000))

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 2, residents: 1, councillors: 0 })
    for (const title of ['路灯更换', '空地整治', '100%绿化', '加装扶手']) {
      matters.push(await (title === '空地整治' ? toConsult : toScreen)(world, { title }))
      await tick()
    }
    await doAct(db(), acts.withdraw, world.residents[0]!, { ...matters[0]!, reason: '已修好' })
    // Two of the same instant.
    await toScreen(world, { title: '垃圾桶点位' })
    await toScreen(world, { title: '门禁' })
  })

  it('is empty in a zone without matters, and refused for a zone that does not stand', async () => {
    expect(await list({ zone: `${world.zone}.g1` })).toMatchObject({
      items: [],
      total: 0,
      next: null,
      counts: { open: 0, done: 0, ended: 0 },
    })
    const answer = await runRead(db(), proposals, null, { zone: `${world.tenant}.nowhere` })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unknown-zone' } })
  })

  it('refuses a filter that it does not have', async () => {
    for (const input of [{ state: 'all' }, { stage: 'lunch' }, { most: 0 }, { order: 'cost' }])
      expect(await runRead(db(), proposals, null, { zone: world.zone, ...input })).toMatchObject({
        refusal: { code: 'input-invalid' },
      })
  })

  it('has the newest first, from the zone and below', async () => {
    expect((await titles()).slice(2)).toEqual(['加装扶手', '100%绿化', '空地整治', '路灯更换'])
    expect(await titles({ zone: world.tenant })).toEqual(await titles())
  })

  it('comes in parts that leave nothing out and bring nothing twice, also within one instant', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const part = await list({ most: 1, after })
      seen.push(...part.items.map((item) => item.title))
      expect(part.total).toBe(6)
      after = part.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(await titles())
  })

  it('is filtered by state, by stage and by words, the wildcards of SQL being characters', async () => {
    expect(await titles({ state: 'ended' })).toEqual(['路灯更换'])
    expect(await titles({ state: 'done' })).toEqual([])
    expect(await titles({ stage: 'consult' })).toEqual(['空地整治'])
    expect(await titles({ search: '空地' })).toEqual(['空地整治'])
    expect(await titles({ search: '菜地 扶手' })).toEqual(['加装扶手'])
    expect(await titles({ search: '0%' })).toEqual(['100%绿化'])
    expect(await titles({ search: '_' })).toEqual([])
  })

  it('says nothing of a vote where none was called', async () => {
    expect((await list()).items.map((item) => item.pollForce)).toEqual(Array(6).fill(null))
  })

  it('counts how many there are in each state, whatever state is shown', async () => {
    expect((await list({ state: 'ended' })).counts).toEqual({ open: 5, done: 0, ended: 1 })
    expect((await list({ search: '空地整治' })).counts).toEqual({ open: 1, done: 0, ended: 0 })
  })

  it('says of each where it stands, or how it ended', async () => {
    const [running] = (await list({ stage: 'consult' })).items
    expect(running).toMatchObject({
      zoneName: '华园小区',
      by: '居*',
      process: 'tiyizuo',
      end: null,
      stage: { kind: 'consult' },
      summary: '清理菜地，硬化地面，增设车位。',
      photo: null,
    })
    const [ended] = (await list({ state: 'ended' })).items
    expect(ended).toMatchObject({ stage: null, end: { end: 'withdrawn', reason: '已修好' } })
  })
})
