import { describe, expect, it } from 'vitest'
import { type Dated, laterOf } from './laterOf.ts'

const at = (minute: number, channel: Dated['channel'], choice = 'for'): Dated => ({
  channel,
  castAt: new Date(Date.UTC(2026, 3, 1, 9, minute)),
  choices: { q1: choice },
  proxyId: null,
})

const byProxy = (ballot: Dated): Dated => ({ ...ballot, proxyId: 'x' })

describe('of two ballots of one elector', () => {
  it('a wholly invalid paper never takes the place of a valid ballot, however late it is', () => {
    expect(laterOf(at(1, 'online'), at(2, 'paper', 'invalid'))).toBe('standing')
    expect(laterOf(at(2, 'paper', 'invalid'), at(1, 'online'))).toBe('fresh')
  })

  it('one valid mark makes a paper valid', () => {
    const half = { ...at(2, 'paper'), choices: { q1: 'invalid', q2: 'against' } }
    expect(laterOf(at(1, 'online'), half)).toBe('fresh')
  })

  it('the later counts, whichever was recorded first', () => {
    expect(laterOf(at(1, 'online'), at(2, 'paper'))).toBe('fresh')
    expect(laterOf(at(2, 'online'), at(1, 'paper'))).toBe('standing')
    expect(laterOf(at(1, 'paper', 'invalid'), at(2, 'paper', 'invalid'))).toBe('fresh')
  })

  it("the elector's own counts before a proxy's, whichever came first, as long as it is valid", () => {
    expect(laterOf(at(1, 'online'), byProxy(at(2, 'paper')))).toBe('standing')
    expect(laterOf(byProxy(at(2, 'online')), at(1, 'paper'))).toBe('fresh')
    expect(laterOf(at(1, 'paper', 'invalid'), byProxy(at(2, 'online')))).toBe('fresh')
    expect(laterOf(byProxy(at(1, 'online')), byProxy(at(2, 'online')))).toBe('fresh')
  })

  it('at the same instant paper counts, and of one channel the one recorded last', () => {
    expect(laterOf(at(1, 'paper'), at(1, 'online'))).toBe('standing')
    expect(laterOf(at(1, 'online'), at(1, 'paper'))).toBe('fresh')
    expect(laterOf(at(1, 'online'), at(1, 'online'))).toBe('fresh')
    expect(laterOf(at(1, 'paper'), at(1, 'paper'))).toBe('fresh')
  })
})
