import { describe, expect, it } from 'vitest'
import type { Plain } from './canonicalJson.ts'
import { pollLog, someBallots } from './poll.testing.ts'
import { readPrintedResult, readWeight } from './printedResult.ts'

const result = pollLog(someBallots).at(-1)!.entry.open.result as { [key: string]: Plain }
const question = (result.questions as { [key: string]: Plain }[])[0]!
const condition = (question.conditions as { [key: string]: Plain }[])[0]!
const withCondition = (bent: object) => ({
  ...result,
  questions: [{ ...question, conditions: [{ ...condition, ...bent }] }],
})

describe('readPrintedResult', () => {
  it('refuses what has not the shape of a result, wherever that shows', () => {
    const wrong: unknown[] = [
      undefined,
      null,
      'passed',
      [],
      {},
      { ...result, roll: null },
      { ...result, roll: { heads: 1, area: '1.00' } },
      { ...result, channels: { online: -1, paper: 0, replaced: 0 } },
      { ...result, questions: {} },
      { ...result, questions: [{ ...question, key: 1 }] },
      { ...result, questions: [{ ...question, silent: {} }] },
      { ...result, questions: [{ ...question, votes: {} }] },
      { ...result, questions: [{ ...question, outcome: undefined }] },
      { ...result, questions: [{ ...question, strict: 'passed' }] },
      withCondition({ threshold: '3/2' }),
      withCondition({ part: '-1' }),
      withCondition({ met: 'yes' }),
      withCondition({ kind: 'wish' }),
      withCondition({ measure: 'doors' }),
      withCondition({ comparison: '<' }),
    ]
    for (const value of wrong)
      expect(readPrintedResult(value as Plain), JSON.stringify(value)).toBeUndefined()
  })

  it('refuses weights that are not a count and an area with at most two places', () => {
    for (const value of [
      { heads: 1.5, area: '1.00' },
      { heads: 1, area: '1.001' },
      { heads: 1, area: 1 },
      { heads: '1', area: '1' },
    ])
      expect(readWeight(value as Plain)).toBeUndefined()
    expect(readWeight({ heads: 1, area: '58.37' })).toEqual({ heads: 1n, area: 5837n })
  })

  it('reads a result as the server states it', () => {
    expect(readPrintedResult(result)).toMatchObject({
      electorate: { heads: 5n, area: 30000n },
      channels: { online: 3, paper: 1, replaced: 2 },
      questions: [{ key: 'q1', outcome: 'passed', silent: { heads: 1n, area: 6999n }, strict: undefined }],
    })
  })
})
