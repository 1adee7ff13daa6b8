import { describe, expect, it } from 'vitest'
import { ballotFault } from './ballotFault.ts'
import { methods } from './index.ts'

const options = ['A', 'B', 'C']

describe('ballotFault', () => {
  it('finds an option that nobody put up, in every form', () => {
    expect(ballotFault(methods.single, options, { choice: 'D' })).toEqual({
      code: 'unknown-option',
      path: 'choice',
    })
    expect(ballotFault(methods.approval, options, { approved: ['A', 'a'] })?.path).toBe('approved.1')
    expect(ballotFault(methods.score, options, { scores: { D: 1 } })?.path).toBe('scores.D')
    expect(ballotFault(methods.schulze, options, { ranking: [['A'], ['B', 'D']] })?.path).toBe('ranking.1.1')
  })

  it('finds an option that stands in a ballot twice', () => {
    const twice = { code: 'option-twice', path: 'approved.1' }
    expect(ballotFault(methods.approval, options, { approved: ['A', 'A'] })).toEqual(twice)
    expect(ballotFault(methods.schulze, options, { ranking: [['A', 'B'], ['A']] })?.path).toBe('ranking.1.0')
    expect(ballotFault(methods.schulze, options, { ranking: [['A', 'A']] })?.code).toBe('option-twice')
  })

  it.each([-1, 6, 2.5, Number.NaN, '5' as unknown as number])('finds %s, which is no score', (stars) => {
    const fault = { code: 'score-out-of-range', path: 'scores.A' }
    expect(ballotFault(methods.score, options, { scores: { A: stars } })).toEqual(fault)
  })

  it('finds equal ranks only where the method takes none', () => {
    const ballot = { ranking: [['C'], ['A', 'B']] }
    expect(ballotFault(methods.irv, options, ballot)).toEqual({ code: 'equal-ranks', path: 'ranking.1' })
    expect(ballotFault(methods.schulze, options, ballot)).toBeUndefined()
  })

  it('finds a rank without an option', () => {
    expect(ballotFault(methods.schulze, options, { ranking: [['A'], []] })).toEqual({
      code: 'empty-rank',
      path: 'ranking.1',
    })
  })

  it('takes a ballot that leaves everything open', () => {
    expect(ballotFault(methods.approval, options, { approved: [] })).toBeUndefined()
    expect(ballotFault(methods.score, options, { scores: {} })).toBeUndefined()
    expect(ballotFault(methods.irv, options, { ranking: [] })).toBeUndefined()
  })
})
