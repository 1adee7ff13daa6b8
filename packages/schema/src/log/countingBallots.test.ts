import { describe, expect, it } from 'vitest'
import { countingBallots } from './countingBallots.ts'
import { logged } from './poll.testing.ts'

const ballot = (index: number, id: string, more: { replaces?: string; replacedBy?: string } = {}) =>
  logged(index, 'cast', { poll: 'p1', ballot: id, channel: 'online', ...more })

describe('countingBallots', () => {
  it('refuses a ballot that stands in the log twice', () => {
    expect(countingBallots([ballot(1, 'a'), ballot(2, 'a')])).toEqual({
      ok: false,
      contradiction: { code: 'ballot-twice', index: 2, detail: 'a' },
    })
  })

  it('refuses two ballots that both take the place of one: one elector would count twice', () => {
    const both = [ballot(1, 'a'), ballot(2, 'b', { replaces: 'a' }), ballot(3, 'c', { replaces: 'a' })]
    expect(countingBallots(both)).toMatchObject({ contradiction: { code: 'ballot-unknown', index: 3 } })
  })

  it('refuses what replaces, or is replaced by, a ballot that is not there', () => {
    expect(countingBallots([ballot(1, 'a', { replaces: 'x' })])).toMatchObject({
      contradiction: { code: 'ballot-unknown' },
    })
    expect(countingBallots([ballot(1, 'a', { replacedBy: 'x' })])).toMatchObject({
      contradiction: { code: 'ballot-unknown' },
    })
  })

  it('lets the last of a chain count, and none that came in behind a later one', () => {
    const chain = [
      ballot(1, 'a'),
      ballot(2, 'b', { replaces: 'a' }),
      ballot(3, 'c', { replaces: 'b' }),
      ballot(4, 'd', { replacedBy: 'c' }),
    ]
    const found = countingBallots([...chain, ballot(5, 'e')])
    expect(found.ok && found.counting.map(({ entry }) => entry.open.ballot)).toEqual(['c', 'e'])
  })
})
