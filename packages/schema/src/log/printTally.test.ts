import { describe, expect, it } from 'vitest'
import { decideQuestion } from '../rules/decideQuestion.ts'
import { ruleOf } from '../rules/rules.ts'
import type { MethodKey } from '../words/index.ts'
import { canonicalJson, type Plain } from './canonicalJson.ts'
import { printTally } from './printTally.ts'

const counting = { nonResponse: 'absent', invalidParticipates: false } as const
const printed = (method: MethodKey, said: Record<string, number>) => {
  const count = {
    electorate: { heads: 99n, area: 0n },
    said: new Map(Object.entries(said).map(([word, n]) => [word, { heads: BigInt(n), area: 0n }])),
  }
  const question = { method, options: 3, rule: ruleOf('households.advisory')! }
  return printTally(decideQuestion(question, count, { counting, lots: [] }).settled!)
}

describe('a printed tally', () => {
  it('has nothing in it but what every log can hold', () => {
    for (const method of ['single', 'irv'] as const)
      expect(() => canonicalJson(printed(method, { 1: 2, 2: 2 }) as unknown as Plain)).not.toThrow()
  })

  it('says who is level, and of a run-off who is level for last', () => {
    expect(printed('single', { 1: 2, 2: 2 })).toMatchObject({
      outcome: 'tie',
      winners: ['1', '2'],
      tied: null,
    })
    expect(printed('irv', { '1>3': 2, '2>3': 2, 3: 1 })).toMatchObject({
      outcome: 'tie',
      winners: [],
      rounds: [
        { 1: 2, 2: 2, 3: 1 },
        { 1: 2, 2: 2 },
      ],
      tied: ['1', '2'],
    })
  })

  it('has the figures of its method, by the digits of the options', () => {
    expect(printed('single', { 2: 4 })).toEqual({
      outcome: 'decided',
      winners: ['2'],
      totals: { 1: 0, 2: 4, 3: 0 },
      ranking: null,
      rounds: null,
      tied: null,
      lots: [],
    })
    expect(printed('score', { '5,0,3': 6 })).toMatchObject({ totals: { 1: 30, 2: 0, 3: 18 } })
    expect(printed('schulze', { '2>1': 6 })).toMatchObject({ totals: null, ranking: [['2'], ['1'], ['3']] })
  })
})
