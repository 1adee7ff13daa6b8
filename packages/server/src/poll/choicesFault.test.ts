import type { Question } from '@yishi/schema/tables'
import { describe, expect, it } from 'vitest'
import { choicesFault } from './choicesFault.ts'
import { sameChoices } from './sameChoices.ts'

const question = (key: string): Question => ({
  key,
  text: '',
  form: 'yes-no-abstain',
  options: [],
  rule: null,
})
const questions = [question('q1'), question('q2')]

describe('choices', () => {
  it('name the question that is left out, or made up', () => {
    expect(choicesFault(questions, { q1: 'for' })).toBe('choices.q2')
    expect(choicesFault(questions, { q1: 'for', q2: 'for', q3: 'for' })).toBe('choices.q3')
  })

  it('are sound with one for each question', () => {
    expect(choicesFault(questions, { q2: 'for', q1: 'against' })).toBeUndefined()
  })

  it('are the same whatever the order in which they were read, and differ by one mark or one missing', () => {
    expect(sameChoices({ q1: 'for', q2: 'against' }, { q2: 'against', q1: 'for' })).toBe(true)
    expect(sameChoices({ q1: 'for', q2: 'against' }, { q1: 'for', q2: 'abstain' })).toBe(false)
    expect(sameChoices({ q1: 'for' }, { q1: 'for', q2: 'for' })).toBe(false)
  })
})
