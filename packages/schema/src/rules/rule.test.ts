import { describe, expect, it } from 'vitest'
import { type Condition, conditionsOf, measuresOf, type Rule, ruleFault } from './rule.ts'

const half: Condition = { measure: 'heads', part: 'for', whole: 'decided', comparison: '>', threshold: '1/2' }
const quarter: Condition = { ...half, measure: 'area', threshold: '1/4' }

describe('ruleFault', () => {
  it('finds a rule that asks nobody to agree', () => {
    expect(ruleFault({ quorum: [half], approval: [] })).toBe('approval')
  })

  it('finds a threshold above 1, and says where it stands', () => {
    expect(ruleFault({ quorum: [half, { ...half, threshold: '3/2' }], approval: [half] })).toBe(
      'quorum.1.threshold',
    )
    expect(ruleFault({ quorum: [], approval: [{ ...half, threshold: '0.5' }] })).toBe('approval.0.threshold')
  })

  it('takes a rule without a quorum', () => {
    expect(ruleFault({ quorum: [], approval: [half] })).toBeUndefined()
  })
})

describe('a rule', () => {
  const rule: Rule = { quorum: [quarter], approval: [half] }

  it('lists its quorum before its approval', () => {
    expect(conditionsOf(rule)).toEqual([quarter, half])
  })

  it('uses the measures of all its conditions', () => {
    expect(measuresOf(rule)).toEqual(new Set(['area', 'heads']))
    expect(measuresOf({ quorum: [], approval: [half] })).toEqual(new Set(['heads']))
  })
})
