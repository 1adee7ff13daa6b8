import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schulze } from './schulze.ts'

const abc = ['A', 'B', 'C']

function ballot(n: bigint, ranking: string) {
  return { n, ranking: ranking.split('>').map((group) => group.split('=')) }
}

describe('schulze', () => {
  it('leaves a perfect cycle a tie', () => {
    const tally = schulze.count(abc, [ballot(3n, 'A>B>C'), ballot(3n, 'B>C>A'), ballot(3n, 'C>A>B')])
    expect(tally).toMatchObject({ outcome: 'tie', winners: abc, ranking: [abc] })
  })

  it('breaks a cycle at its weakest win', () => {
    const tally = schulze.count(abc, [ballot(4n, 'A>B>C'), ballot(3n, 'B>C>A'), ballot(2n, 'C>A>B')])
    expect(tally.ranking).toEqual([['A'], ['B'], ['C']])
  })

  it('puts options that a ballot does not name last together', () => {
    const named = schulze.count(abc, [ballot(1n, 'C')])
    expect(named.ranking).toEqual([['C'], ['A', 'B']])
    expect(schulze.count(abc, [ballot(1n, 'C>A=B')])).toEqual(named)
  })

  it('measures a win by the ballots for it, not by its margin', () => {
    // A beats C by 5 to 4, C beats B by 6 to 3, B beats A by 4 to 2. The fewest ballots are for B's win, so A comes
    // first; by margins A's own win would be the weakest, and C would.
    const tally = schulze.count(abc, [ballot(2n, 'A>C>B'), ballot(3n, 'A=B>C'), ballot(4n, 'C>B>A')])
    expect(tally.winners).toEqual(['A'])
  })

  it('groups those whom nobody among the remaining beats, again and again', () => {
    const tally = schulze.count(['A', 'B', 'C', 'D'], [ballot(2n, 'B=D>A=C')])
    expect(tally.ranking).toEqual([
      ['B', 'D'],
      ['A', 'C'],
    ])
  })

  it('chooses whoever beats everybody else in pairs, wherever there is one', () => {
    const order = fc.shuffledSubarray(abc).map((ranking) => ranking.map((option) => [option]))
    const ballots = fc.array(fc.record({ n: fc.bigInt({ min: 1n, max: 9n }), ranking: order }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(ballots, (given) => {
        /** How many put one above the other: named and the other not, or named before it. */
        const above = (one: string, other: string) =>
          given.reduce((sum, { n, ranking }) => {
            const [first] = ranking.flat().filter((option) => option === one || option === other)
            return first === one ? sum + n : sum
          }, 0n)
        const champion = abc.find((one) =>
          abc.every((other) => other === one || above(one, other) > above(other, one)),
        )
        if (champion) expect(schulze.count(abc, given).winners).toEqual([champion])
      }),
    )
  })
})
