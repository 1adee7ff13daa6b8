import { describe, expect, it } from 'vitest'
import { processes } from './processes/index.ts'
import { matterKinds, ownersMatters, wayOf } from './wizard.ts'

describe('the way of a matter', () => {
  it('is not known before the questions are answered', () => {
    expect(wayOf({ kind: '', owners: '' })).toBeNull()
    expect(wayOf({ kind: '', owners: 'raise' })).toBeNull()
    expect(wayOf({ kind: 'common', owners: '' })).toBeNull()
  })

  it('is no vote for a dispute of two or a duty of government', () => {
    expect(wayOf({ kind: 'dispute', owners: '' })).toMatchObject({ elsewhere: 'mediation' })
    expect(wayOf({ kind: 'duty', owners: '' })).toMatchObject({ elsewhere: 'report' })
  })

  it('leads what is of members or of all residents to their assemblies', () => {
    expect(wayOf({ kind: 'collective', owners: '' })).toMatchObject({ process: 'collective-members' })
    expect(wayOf({ kind: 'rule', owners: '' })).toMatchObject({ process: 'residents-meeting' })
  })

  it.each([
    ['raise', 'owners-special', '第六项'],
    ['rebuild', 'owners-special', '第七项'],
    ['use', 'owners-special', '第八项'],
    ['general', 'owners-general', '第九项'],
  ] as const)('Civil Code 278: owners who are to %s decide by %s', (owners, process, item) => {
    const way = wayOf({ kind: 'common', owners })
    expect(way).toMatchObject({ process })
    expect(way?.basis.zh).toContain(item)
  })

  it('is tiyizuo for everything else, whatever else was answered before', () => {
    expect(wayOf({ kind: 'around', owners: 'raise' })).toMatchObject({ process: 'tiyizuo' })
  })

  it('always leads to a process that there is, or to words, with what it rests on', () => {
    for (const kind of matterKinds)
      for (const owners of ownersMatters) {
        const way = wayOf({ kind, owners })!
        expect(way.basis.zh).not.toBe('')
        expect(way.basis.en).not.toBe('')
        if ('process' in way) expect(processes.map((one) => one.key)).toContain(way.process)
      }
  })
})
