import type { Question } from '@yishi/schema/tables'
import { describe, expect, it } from 'vitest'
import { choicesFault } from './choicesFault.ts'
import { sameChoices } from './sameChoices.ts'

const question = (key: string, method: Question['method'] = null): Question => ({
  key,
  text: '',
  method,
  options: method ? ['甲', '乙', '丙'] : [],
  rule: null,
})
const questions = [question('q1'), question('q2', 'schulze')]

describe('choices', () => {
  it('name the question that is left out, or made up', () => {
    expect(choicesFault(questions, { q1: 'for' }, 'online')).toBe('choices.q2')
    expect(choicesFault(questions, { q1: 'for', q2: '1', q3: 'for' }, 'online')).toBe('choices.q3')
  })

  it('name the question whose word is none of its form', () => {
    expect(choicesFault(questions, { q1: '1', q2: '1' }, 'paper')).toBe('choices.q1')
    expect(choicesFault(questions, { q1: 'for', q2: 'for' }, 'paper')).toBe('choices.q2')
    expect(choicesFault(questions, { q1: 'for', q2: '4>1' }, 'paper')).toBe('choices.q2')
    expect(choicesFault([question('q1', 'irv')], { q1: '1=2' }, 'paper')).toBe('choices.q1')
  })

  it('cannot be unreadable on a screen, whatever the form', () => {
    expect(choicesFault(questions, { q1: 'invalid', q2: '1' }, 'online')).toBe('choices.q1')
    expect(choicesFault(questions, { q1: 'for', q2: 'invalid' }, 'online')).toBe('choices.q2')
    expect(choicesFault(questions, { q1: 'for', q2: 'invalid' }, 'paper')).toBeUndefined()
  })

  it('are sound with one for each question', () => {
    expect(choicesFault(questions, { q2: '2>1=3', q1: 'against' }, 'online')).toBeUndefined()
  })

  it('are the same whatever the order in which they were read, and differ by one mark or one missing', () => {
    expect(sameChoices({ q1: 'for', q2: 'against' }, { q2: 'against', q1: 'for' })).toBe(true)
    expect(sameChoices({ q1: 'for', q2: 'against' }, { q1: 'for', q2: 'abstain' })).toBe(false)
    expect(sameChoices({ q1: 'for' }, { q1: 'for', q2: 'for' })).toBe(false)
  })
})
