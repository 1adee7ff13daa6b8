import { describe, expect, it } from 'vitest'
import { optionsFault, proposedFor, questionsOf } from './announceQuestions.ts'
import type { Form } from './form.ts'

const typed = (values: Record<string, string>): Form =>
  ({ value: (id: string) => values[id] ?? '' }) as unknown as Form
const basis = { zh: '条款', en: 'clause' }
const asks = {
  force: 'advisory' as const,
  methods: ['single', 'approval'] as const,
  rules: [
    { key: 'cn278.general', basis },
    { key: 'cn278.special', basis },
  ],
}

describe('the options of a question', () => {
  it('are two to nine, none too long and none twice', () => {
    expect(optionsFault('甲')).toBe('too-few')
    expect(optionsFault('甲\n\n  ')).toBe('too-few')
    expect(optionsFault('123456789a'.split('').join('\n'))).toBe('too-many')
    expect(optionsFault(`甲\n${'乙'.repeat(61)}`)).toBe('too-long')
    expect(optionsFault('甲\n 甲 ')).toBe('twice')
    expect(optionsFault('甲\n乙')).toBe('')
  })
})

describe('the questions that are announced', () => {
  it('carry no method that the process does not name, and no options without one', () => {
    const form = typed({ q1: '同意吗？', method1: 'irv', options1: '甲\n乙' })
    expect(questionsOf(form, 1, asks)).toEqual([{ text: '同意吗？' }])
    expect(questionsOf(typed({ q1: '同意吗？', method1: 'single' }), 1, null)).toEqual([{ text: '同意吗？' }])
  })

  it('carry their options in order, and a rule only where it is another than the stage’s', () => {
    const form = typed({
      q1: '选哪一家？',
      method1: 'single',
      options1: '乙\n 甲 \n',
      rule1: 'cn278.special',
      q2: '同意吗？',
      rule2: 'cn278.general',
    })
    expect(questionsOf(form, 2, asks)).toEqual([
      { text: '选哪一家？', method: 'single', options: ['乙', '甲'], rule: 'cn278.special' },
      { text: '同意吗？' },
    ])
  })

  it('are proposed as yes or no under the rule of the stage', () => {
    expect(proposedFor(1, asks)).toEqual({ method1: 'yes-no-abstain', rule1: 'cn278.general' })
    expect(proposedFor(1, null)).toEqual({ method1: 'yes-no-abstain', rule1: '' })
  })
})
