import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing.ts'
import { runRead } from '../read.ts'
import { processes } from '../reads/processes.ts'
import { doAct, makeWorld, refusalOf, type World } from '../testing/world.ts'
import { acts } from './index.ts'

const both = { zh: '楼道公约', en: '' }
const own = {
  key: 'own.stairs',
  title: both,
  basis: both,
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: [{ kind: 'publish', period: { days: 15, unit: 'day' }, within: null }],
}

onBothDatabases('a community’s own process', (db) => {
  let world: World
  const retire = (extra: object = {}) => ({
    zone: world.zone,
    key: 'own.stairs',
    reason: '不再使用',
    ...extra,
  })
  const begin = () => ({ zone: world.zone, process: 'own.stairs', title: '公约', body: '说明', place: '' })
  const item = async () => {
    const answer = await runRead(db(), processes, null, { zone: world.zone })
    return answer.ok ? answer.value.find(({ process }) => process.key === 'own.stairs') : undefined
  }

  beforeAll(async () => {
    world = await makeWorld(db(), { households: 1, residents: 1, councillors: 0 })
    await doAct(db(), acts.saveProcess, world.clerk, { zone: world.zone, process: own })
  })

  it('is retired by clerk or administrator, never one that ships, nor one that is not there', async () => {
    const refused = (extra: object, who = world.clerk) =>
      refusalOf(db(), acts.retireProcess, who, retire(extra))
    expect(await refused({}, world.residents[0])).toBe('not-your-role')
    expect(await refused({ key: 'tiyizuo' })).toBe('not-available')
    expect(await refused({ key: 'own.other' })).toBe('unknown-process')
    // It stands at the estate: the community above it has none of that key.
    expect(await refused({ zone: world.tenant }, world.admin)).toBe('unknown-process')
    expect(await refused({ reason: '' })).toBe('input-invalid')
  })

  it('begins nothing new once retired, while what runs keeps it', async () => {
    const { proposal } = await doAct(db(), acts.propose, world.clerk, begin())
    expect((await item())!.retired).toBeNull()
    await doAct(db(), acts.retireProcess, world.clerk, retire())
    expect(await refusalOf(db(), acts.retireProcess, world.clerk, retire())).toBe('already-done')
    expect(await refusalOf(db(), acts.propose, world.clerk, begin())).toBe('process-retired')
    expect((await item())!.retired).toMatchObject({ reason: '不再使用' })
    const hung = {
      zone: world.zone,
      proposal,
      kind: 'result',
      title: '公示',
      addressee: '居民',
      basis: '',
      body: '现予公示。',
      contact: { person: '', telephone: '0391-000 0000', place: '社区', hours: '' },
      days: 15,
    }
    await doAct(db(), acts.publishNotice, world.clerk, hung)
  })

  it('stands again with a further version', async () => {
    await doAct(db(), acts.saveProcess, world.clerk, { zone: world.zone, process: own })
    expect(await item()).toMatchObject({ version: 2, retired: null })
    await doAct(db(), acts.propose, world.clerk, begin())
  })
})
