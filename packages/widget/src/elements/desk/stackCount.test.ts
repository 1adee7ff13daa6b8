import { formOf, type MethodKey } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { stackCount } from './stackCount.ts'

const question = (method: MethodKey | null) => ({
  key: 'q1',
  form: formOf(method),
  options: method ? ['甲', '乙', '丙'] : [],
})
/** `1:2 2:0 …` */
const heaps = (method: MethodKey | null, ...marks: string[]) =>
  stackCount(
    question(method),
    marks.map((q1) => ({ q1 })),
  )
    .map(({ of, count }) => `${of}:${count}`)
    .join(' ')

describe('the count of a stack', () => {
  it('is nought for every choice before the first sheet', () => {
    expect(heaps(null)).toBe('for:0 against:0 abstain:0 invalid:0')
    expect(heaps('approval')).toBe('1:0 2:0 3:0 none:0 abstain:0 invalid:0')
  })

  it('counts no other question and no sheet that was taken back', () => {
    expect(stackCount(question(null), [{ q2: 'for' }, { q1: 'for' }])[0]).toEqual({ of: 'for', count: 1 })
  })

  it('counts sheets by what was chosen or approved', () => {
    expect(heaps(null, 'for', 'for', 'invalid')).toBe('for:2 against:0 abstain:0 invalid:1')
    expect(heaps('single', '2', '2', 'abstain')).toBe('1:0 2:2 3:0 abstain:1 invalid:0')
    expect(heaps('approval', '1+3', '3', 'none')).toBe('1:1 2:0 3:2 none:1 abstain:0 invalid:0')
  })

  it('adds up points, and counts who was put first, level ones each', () => {
    expect(heaps('score', '5,0,3', '1,1,1', 'invalid')).toBe('1:6 2:1 3:4 abstain:0 invalid:1')
    expect(heaps('schulze', '2>1', '1=2>3', 'abstain')).toBe('1:1 2:2 3:0 abstain:1 invalid:0')
  })
})
