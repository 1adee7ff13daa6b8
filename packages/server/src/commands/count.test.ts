import { describe, expect, it } from 'vitest'
import { countCommand } from './count.ts'
import { answers, paths } from './inputs.testing.ts'

describe('yishi count', () => {
  const single = { method: 'single', options: ['A', 'B'], ballots: [{ n: 1, choice: 'A' }] }
  const balloted = (method: string, ballot: unknown) => ({ ...single, method, ballots: [ballot] })

  it('finds wrong elections and wrong ballots, and where', async () => {
    expect(
      await paths(countCommand, [
        { ...single, method: 'borda' },
        { ...single, method: 'toString' },
        { ...single, options: [] },
        { ...single, options: ['A', 'B', 'A'] },
        { ...single, options: ['A', 1] },
        { ...single, options: ['A', ''] },
        { ...single, seats: 2 },
        { ...single, ballots: {} },
        balloted('single', { n: 0, choice: 'A' }),
        balloted('single', { n: 1.5, choice: 'A' }),
        balloted('single', { n: 9007199254740992, choice: 'A' }),
        balloted('single', { choice: 'A' }),
        balloted('single', { n: 1, choice: 'C' }),
        balloted('single', { n: 1, choice: 'A', approved: [] }),
        balloted('approval', { n: 1, approved: ['A', 'A'] }),
        balloted('score', { n: 1, scores: { A: 6 } }),
        balloted('score', { n: 1, scores: { A: 0.5 } }),
        balloted('score', { n: 1, scores: { C: 1 } }),
        balloted('score', { n: 1, scores: ['A'] }),
        balloted('schulze', { n: 1, ranking: [['A'], ['B', 'A']] }),
        balloted('schulze', { n: 1, ranking: ['A'] }),
        balloted('irv', { n: 1, ranking: [['A', 'B']] }),
      ]),
    ).toEqual([
      'method',
      'method',
      'options',
      'options.2',
      'options.1',
      'options.1',
      'seats',
      'ballots',
      'ballots.0.n',
      'ballots.0.n',
      'ballots.0.n',
      'ballots.0.n',
      'ballots.0.choice',
      'ballots.0.approved',
      'ballots.0.approved.1',
      'ballots.0.scores.A',
      'ballots.0.scores.A',
      'ballots.0.scores.C',
      'ballots.0.scores',
      'ballots.0.ranking.1.1',
      'ballots.0.ranking.0',
      'ballots.0.ranking.0',
    ])
  })

  it('answers with the keys that each method has, and no others', async () => {
    const ballots = { single: { choice: 'A' }, schulze: { ranking: [['A']] }, irv: { ranking: [['A']] } }
    const given = await answers(
      countCommand,
      Object.entries(ballots).map(([method, ballot]) => balloted(method, { n: 1, ...ballot })),
    )
    expect(given.map((answer) => Object.keys(answer))).toEqual([
      ['outcome', 'winners', 'totals'],
      ['outcome', 'winners', 'ranking'],
      ['outcome', 'winners', 'rounds'],
    ])
  })
})
