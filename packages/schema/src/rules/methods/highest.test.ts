import { describe, expect, it } from 'vitest'
import { approval } from './approval.ts'
import { highest } from './highest.ts'
import { score } from './score.ts'
import { single } from './single.ts'

const abc = ['A', 'B', 'C']

describe('highest', () => {
  it('is a tie of all where every total is zero, ballots or not', () => {
    const totals = new Map(abc.map((option) => [option, 0n]))
    expect(highest(totals, [])).toEqual({ outcome: 'tie', winners: abc, totals })
    expect(highest(totals, ['blank'])).toEqual({ outcome: 'tie', winners: abc, totals })
  })

  it('names those who are level, in their order', () => {
    const totals = new Map([
      ['C', 4n],
      ['B', 1n],
      ['A', 4n],
    ])
    expect(highest(totals, ['one'])).toMatchObject({ outcome: 'tie', winners: ['C', 'A'] })
  })
})

describe('single', () => {
  it('adds up the ballots for each option', () => {
    const tally = single.count(abc, [
      { n: 5n, choice: 'A' },
      { n: 4n, choice: 'B' },
      { n: 3n, choice: 'B' },
    ])
    expect([...tally.totals!]).toEqual([
      ['A', 5n],
      ['B', 7n],
      ['C', 0n],
    ])
    expect(tally.winners).toEqual(['B'])
  })
})

describe('approval', () => {
  it('counts a ballot for every option that it approves, and for none where it is empty', () => {
    const tally = approval.count(abc, [
      { n: 4n, approved: ['A', 'B'] },
      { n: 9n, approved: [] },
      { n: 1n, approved: ['C'] },
    ])
    expect([...tally.totals!.values()]).toEqual([4n, 4n, 1n])
    expect(tally).toMatchObject({ outcome: 'tie', winners: ['A', 'B'] })
  })
})

describe('score', () => {
  it('adds up the stars, none for an option that a ballot leaves out', () => {
    const tally = score.count(abc, [
      { n: 3n, scores: { A: 5, B: 3 } },
      { n: 2n, scores: { A: 0, B: 4, C: 5 } },
    ])
    expect([...tally.totals!.values()]).toEqual([15n, 17n, 10n])
    expect(tally.winners).toEqual(['B'])
  })

  it('knows an option by any name', () => {
    const scores = JSON.parse('{"__proto__": 5, "constructor": 1}')
    const tally = score.count(['constructor', '__proto__', 'toString'], [{ n: 1n, scores }])
    expect([...tally.totals!.values()]).toEqual([1n, 5n, 0n])
  })
})
