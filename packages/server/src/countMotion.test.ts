import { ruleOf } from '@yishi/schema/rules'
import { describe, expect, it } from 'vitest'
import { countMotion, type MotionVote } from './countMotion.ts'

const rule = ruleOf('council.simple')!
const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const votes = (choices: Record<string, MotionVote['choice']>): MotionVote[] =>
  Object.entries(choices).map(([person, choice]) => ({ person, choice }))
const bench = (present: string, recused = '') => ({
  members,
  present: new Set(present),
  recused: new Set(recused),
})

describe('a motion under the council’s rule: 2/3 attend, more than half of those present agree', () => {
  it('is not quorate with five of nine, and is with six', () => {
    expect(countMotion(rule, bench('abcde'), []).outcome).toBe('inquorate')
    expect(countMotion(rule, bench('abcdef'), []).outcome).toBe('failed')
  })

  it('fails at just half of those present: abstaining is being there, not agreeing', () => {
    const half = votes({ a: 'for', b: 'for', c: 'for', d: 'abstain' })
    expect(countMotion(rule, bench('abcdef'), half).outcome).toBe('failed')
    const more = [...half, ...votes({ e: 'for' })]
    expect(countMotion(rule, bench('abcdef'), more).outcome).toBe('passed')
  })

  it('takes the recused out of members, presence and votes', () => {
    const cast = votes({ a: 'for', b: 'for', c: 'for', d: 'for', i: 'against' })
    expect(countMotion(rule, bench('abcdi', 'ghi'), cast)).toMatchObject({
      outcome: 'passed',
      members: 9,
      recused: 3,
      present: 4,
      for: 4,
      against: 0,
    })
  })

  it('counts as present who voted and then left', () => {
    const cast = votes({ a: 'for', b: 'for', c: 'for', d: 'for', e: 'against', f: 'against' })
    expect(countMotion(rule, bench('abc'), cast)).toMatchObject({ outcome: 'passed', present: 6 })
  })

  it('ignores presence and votes of people who are no members', () => {
    expect(countMotion(rule, bench('abcdexyz'), votes({ x: 'for' }))).toMatchObject({ present: 5, for: 0 })
  })

  it('is inquorate when everybody is recused', () => {
    expect(countMotion(rule, bench('abc', 'abcdefghi'), []).outcome).toBe('inquorate')
  })

  it('states each condition with its two numbers', () => {
    expect(countMotion(rule, bench('abcdefg'), votes({ a: 'for' })).conditions).toEqual([
      {
        kind: 'quorum',
        measure: 'heads',
        part: '7',
        whole: '9',
        comparison: '>=',
        threshold: '2/3',
        met: true,
      },
      {
        kind: 'approval',
        measure: 'heads',
        part: '1',
        whole: '7',
        comparison: '>',
        threshold: '1/2',
        met: false,
      },
    ])
  })
})
