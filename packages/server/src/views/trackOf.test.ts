import { processes } from '@yishi/schema/rules'
import { describe, expect, it } from 'vitest'
import { trackOf } from './trackOf.ts'

const process = (key: string) => processes.find((one) => one.key === key)!
const states = (key: string, position: number, end: Parameters<typeof trackOf>[1]['end'] = null) =>
  trackOf(process(key), { position, end }).map(({ mark, state }) => `${mark} ${state}`)

describe('the stage track', () => {
  it('has just one mark at which a running matter stands', () => {
    for (const { key, stages } of processes)
      for (const position of stages.keys())
        expect(states(key, position).filter((one) => one.endsWith('now'))).toHaveLength(1)
  })

  it('goes from proposing to acting', () => {
    expect(states('tiyizuo', 0)).toEqual([
      'propose now',
      'deliberate ahead',
      'notice ahead',
      'poll ahead',
      'act ahead',
    ])
    expect(states('tiyizuo', 4)).toEqual([
      'propose past',
      'deliberate past',
      'notice now',
      'poll ahead',
      'act ahead',
    ])
  })

  it('stands nowhere once the matter has ended, and has passed everything once it is done', () => {
    expect(states('tiyizuo', 3, 'not-passed')).toEqual([
      'propose past',
      'deliberate past',
      'notice ahead',
      'poll ahead',
      'act ahead',
    ])
    expect(
      new Set(trackOf(process('tiyizuo'), { position: 10, end: 'done' }).map((one) => one.state)),
    ).toEqual(new Set(['past']))
  })

  it('shows only the marks that the process has', () => {
    expect(states('owners-general', 0).map((one) => one.split(' ')[0])).not.toContain('propose')
  })
})
