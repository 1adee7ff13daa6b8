import { matterKinds, type Way, wayOf } from '@yishi/schema/wizard'
import type { MeView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { mayBegin, writesForOthers } from './mayBegin.ts'

const zone = 'yiguang.huayuan'
const somebody = (...grants: MeView['grants']): MeView => ({
  person: 'p-1',
  name: '',
  grants,
  households: [],
  others: [],
  freshUntil: null,
  zone: { id: zone, name: '', telephone: '' },
})
const clerk = somebody({ role: 'clerk', zone: 'yiguang' })
const gridworker = somebody({ role: 'gridworker', zone: `${zone}.g1` })

const basis = { zh: '', en: '' }
const by = (process: 'tiyizuo' | 'owners-general' | 'residents-meeting'): Way => ({ process, basis })

describe('who may begin it', () => {
  it('is nobody where it belongs elsewhere', () => {
    for (const kind of matterKinds) {
      const way = wayOf({ kind, owners: 'general' })!
      if ('elsewhere' in way) expect(mayBegin(way, clerk, zone)).toBe(false)
    }
  })

  it.each(['owners-general', 'residents-meeting'] as const)('is a clerk of the zone for %s', (process) => {
    const way = by(process)
    expect(mayBegin(way, clerk, zone)).toBe(true)
    expect(mayBegin(way, somebody({ role: 'clerk', zone: 'yiguang.other' }), zone)).toBe(false)
    expect(mayBegin(way, gridworker, zone)).toBe(false)
    expect(mayBegin(way, null, zone)).toBe(false)
  })

  it('is anybody for tiyizuo, also before they have signed in', () => {
    expect(mayBegin(by('tiyizuo'), null, zone)).toBe(true)
  })

  it('writes for others only as clerk or grid worker, the latter also around their grid', () => {
    expect(writesForOthers(gridworker, zone)).toBe(true)
    expect(writesForOthers(gridworker, 'yiguang.other')).toBe(false)
    expect(writesForOthers(clerk, zone)).toBe(true)
    expect(writesForOthers(somebody({ role: 'property', zone }), zone)).toBe(false)
  })
})
