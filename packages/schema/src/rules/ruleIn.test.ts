import { describe, expect, it } from 'vitest'
import type { OwnRule } from '../words/index.ts'
import { ruleIn } from './ruleIn.ts'

const own: OwnRule = {
  key: 'own.most',
  basis: { zh: '议事规则第六条', en: '' },
  effectiveFrom: null,
  quorum: [],
  approval: [{ measure: 'heads', part: 'for', whole: 'decided', comparison: '>', threshold: '1/2' }],
}

describe('the rule that a stage names', () => {
  it('is none where neither the process nor the law has it', () => {
    expect(ruleIn({}, 'own.most')).toBeUndefined()
    expect(ruleIn({ rules: [own] }, 'own.other')).toBeUndefined()
  })

  it('is the one that the process brings, or one that ships', () => {
    expect(ruleIn({ rules: [own] }, 'own.most')).toEqual(own)
    expect(ruleIn({ rules: [own] }, 'council.simple')?.key).toBe('council.simple')
  })
})
