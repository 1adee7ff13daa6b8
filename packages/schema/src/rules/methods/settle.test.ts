import { describe, expect, it } from 'vitest'
import { irv } from './irv.ts'
import { schulze } from './schulze.ts'
import { settle } from './settle.ts'
import { single } from './single.ts'

const options = ['1', '2', '3', '4']
const level = [
  { choice: '1', n: 2n },
  { choice: '3', n: 2n },
]
const drawn = (winner: string, ...among: string[]) => ({ winner, among })

describe('a lot', () => {
  it('settles nothing where others were level when it was drawn', () => {
    for (const lot of [
      drawn('1', '1', '2'),
      drawn('1', '1', '2', '3'),
      drawn('2', '1', '3'),
      drawn('1', '1'),
    ])
      expect(settle(single, { options, ballots: level }, [lot])).toMatchObject({
        tally: { outcome: 'tie', winners: ['1', '3'] },
        lots: [],
      })
  })

  it('settles nothing where nobody is level', () => {
    const ballots = [...level, { choice: '1', n: 1n }]
    expect(settle(single, { options, ballots }, [drawn('3', '1', '3')])).toMatchObject({
      tally: { outcome: 'decided', winners: ['1'] },
      lots: [],
    })
  })

  it('is drawn for nobody where there are no ballots, by no method', () => {
    const lot = drawn('1', ...options)
    expect(settle(irv, { options, ballots: [] }, [lot])).toMatchObject({
      tally: { outcome: 'tie' },
      lots: [],
    })
  })

  it('makes the winner of those who are level', () => {
    const lot = drawn('3', '3', '1')
    expect(settle(single, { options, ballots: level }, [lot])).toMatchObject({
      tally: { outcome: 'decided', winners: ['3'] },
      lots: [lot],
    })
    const ballots = [{ ranking: [['2', '4'], ['1']], n: 1n }]
    expect(settle(schulze, { options, ballots }, [drawn('4', '2', '4')])).toMatchObject({
      tally: { outcome: 'decided', winners: ['4'], ranking: [['2', '4'], ['1'], ['3']] },
    })
  })

  it('puts one out where the last are level, and another tie wants another lot', () => {
    const ballots = [
      { ranking: [['1']], n: 3n },
      { ranking: [['2']], n: 3n },
    ]
    const first = drawn('4', '3', '4')
    expect(settle(irv, { options, ballots }, [])).toMatchObject({
      tally: { outcome: 'tie', tied: ['3', '4'] },
    })
    // Once one of them is out the other is last alone, and then the two who have votes are level.
    expect(settle(irv, { options, ballots }, [first])).toMatchObject({
      tally: { outcome: 'tie', winners: [], tied: ['1', '2'] },
      lots: [first],
    })
    const second = drawn('1', '1', '2')
    const { tally, lots } = settle(irv, { options, ballots }, [first, second])
    expect(tally).toMatchObject({ outcome: 'decided', winners: ['2'] })
    expect(tally.rounds).toHaveLength(4)
    expect(lots).toEqual([first, second])
  })
})
