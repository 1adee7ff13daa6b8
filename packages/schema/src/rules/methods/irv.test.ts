import { describe, expect, it } from 'vitest'
import { irv } from './irv.ts'

function ballot(n: bigint, order: string) {
  return { n, ranking: [...order].map((option) => [option]) }
}

/** The rounds as one reads them: A5 B4 C0. */
function rounds(tally: ReturnType<typeof irv.count>): string[] {
  return tally.rounds!.map((round) => [...round].map(([option, votes]) => `${option}${votes}`).join(' '))
}

describe('irv', () => {
  it('stops at a tie for the last place, although somebody leads', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(4n, 'A'), ballot(3n, 'B'), ballot(3n, 'C')])
    expect(tally).toMatchObject({ outcome: 'tie', winners: [], tied: ['B', 'C'] })
    expect(rounds(tally)).toEqual(['A4 B3 C3'])
  })

  it('stops at a tie for the last place among those whom nobody put first', () => {
    const tally = irv.count(['A', 'B', 'C', 'D'], [ballot(2n, 'A'), ballot(2n, 'B')])
    expect(tally.tied).toEqual(['C', 'D'])
  })

  it('stops at a tie between the last two', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(2n, 'A'), ballot(2n, 'B'), ballot(1n, 'C')])
    expect(tally.tied).toEqual(['A', 'B'])
    expect(rounds(tally)).toEqual(['A2 B2 C1', 'A2 B2'])
  })

  it('looks for a majority before it eliminates anybody', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(3n, 'A'), ballot(1n, 'B'), ballot(1n, 'C')])
    expect(tally).toMatchObject({ outcome: 'decided', winners: ['A'] })
    expect(rounds(tally)).toEqual(['A3 B1 C1'])
    expect(tally).not.toHaveProperty('tied')
  })

  it('does not take exactly half for a majority', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(4n, 'A'), ballot(3n, 'B'), ballot(1n, 'CB')])
    expect(rounds(tally)).toEqual(['A4 B3 C1', 'A4 B4'])
    expect(tally.tied).toEqual(['A', 'B'])
  })

  it('measures the majority by the ballots that still count', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(4n, 'A'), ballot(3n, 'B'), ballot(2n, 'C')])
    expect(rounds(tally)).toEqual(['A4 B3 C2', 'A4 B3'])
    expect(tally.winners).toEqual(['A'])
  })

  it('lists continuing options that nobody voted for', () => {
    const tally = irv.count(['A', 'B', 'C'], [ballot(2n, 'A'), ballot(2n, 'B'), ballot(1n, 'BA')])
    expect(rounds(tally)).toEqual(['A2 B3 C0'])
  })

  it('hands a ballot on past everybody who is out', () => {
    const tally = irv.count(
      ['A', 'B', 'C', 'D'],
      [ballot(5n, 'A'), ballot(4n, 'B'), ballot(2n, 'CDB'), ballot(1n, 'DCB')],
    )
    expect(rounds(tally)).toEqual(['A5 B4 C2 D1', 'A5 B4 C3', 'A5 B7'])
    expect(tally.winners).toEqual(['B'])
  })

  it('lets the last option left win, even where every ballot is blank', () => {
    expect(irv.count(['A'], [ballot(1n, '')])).toMatchObject({ outcome: 'decided', winners: ['A'] })
  })
})
