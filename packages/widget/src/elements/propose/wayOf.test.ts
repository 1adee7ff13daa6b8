import type { MeView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { kinds, mayBegin, ownersMatters, wayOf, writesForOthers } from './wayOf.ts'

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

describe('the way of a matter', () => {
  it('is not known before the questions are answered', () => {
    expect(wayOf('', '')).toBe(null)
    expect(wayOf('common', '')).toBe(null)
  })

  it('is no vote for a dispute of two or a duty of government', () => {
    expect(wayOf('dispute', '')).toEqual({ elsewhere: 'mediation' })
    expect(wayOf('duty', '')).toEqual({ elsewhere: 'report' })
  })

  it('leads what is of members or of all residents to their assemblies', () => {
    expect(wayOf('collective', '')).toEqual({ elsewhere: 'members' })
    expect(wayOf('rule', '')).toEqual({ elsewhere: 'meeting' })
  })

  it('asks three quarters of owners for raising funds, rebuilding and changing the use, half for the rest', () => {
    const processes = ownersMatters.map((matter) => wayOf('common', matter))
    expect(processes).toEqual([
      { process: 'owners-special' },
      { process: 'owners-special' },
      { process: 'owners-special' },
      { process: 'owners-general' },
    ])
  })

  it('is tiyizuo for everything else', () => {
    expect(wayOf('around', '')).toEqual({ process: 'tiyizuo' })
    expect(wayOf('around', 'raise')).toEqual({ process: 'tiyizuo' })
  })
})

describe('who may begin it', () => {
  it('is nobody where it belongs elsewhere', () => {
    for (const kind of kinds) {
      const way = wayOf(kind, 'general')!
      if ('elsewhere' in way) expect(mayBegin(way, clerk, zone)).toBe(false)
    }
  })

  it('is a clerk of the zone where owners decide', () => {
    const way = { process: 'owners-general' } as const
    expect(mayBegin(way, clerk, zone)).toBe(true)
    expect(mayBegin(way, somebody({ role: 'clerk', zone: 'yiguang.other' }), zone)).toBe(false)
    expect(mayBegin(way, gridworker, zone)).toBe(false)
    expect(mayBegin(way, null, zone)).toBe(false)
  })

  it('is anybody for tiyizuo, also before they have signed in', () => {
    expect(mayBegin({ process: 'tiyizuo' }, null, zone)).toBe(true)
  })

  it('writes for others only as clerk or grid worker, the latter also around their grid', () => {
    expect(writesForOthers(gridworker, zone)).toBe(true)
    expect(writesForOthers(gridworker, 'yiguang.other')).toBe(false)
    expect(writesForOthers(clerk, zone)).toBe(true)
    expect(writesForOthers(somebody({ role: 'property', zone }), zone)).toBe(false)
  })
})
