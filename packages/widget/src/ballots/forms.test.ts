import type { MethodKey, QuestionView } from '@yishi/schema/words'
import { formOf, methodKeys, readChoice } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { words as en } from '../locales/en/ballot.ts'
import { words } from '../locales/zh/ballot.ts'
import { approval } from './approval.ts'
import { isWhole } from './ballotForm.ts'
import { ranked } from './ranked.ts'
import { score } from './score.ts'
import { single } from './single.ts'

const forms = { single, approval, score, ranked }
const question = (method: MethodKey): QuestionView => ({
  key: 'q1',
  text: '选哪一项？',
  form: formOf(method),
  method,
  options: ['甲', '乙', '丙'],
  rule: null,
})
const say = (method: MethodKey, choice: string, large = false) => {
  const of = question(method)
  return forms[of.form as keyof typeof forms].say({ question: of, choice, large }, words)
}

describe('a mark', () => {
  it('is not whole while a score is missing, something hangs at its end, or there is none', () => {
    for (const mark of [undefined, '', ',,', '5,,3', ',0,3', '5,0,', '2=', '2>1='])
      expect(isWhole(mark)).toBe(false)
  })

  it('is whole wherever the office reads a choice in it', () => {
    const said = { single: '2', approval: 'none', score: '5,0,3', schulze: '2>1=3', irv: '3>1' }
    for (const method of methodKeys)
      for (const mark of [said[method], 'abstain']) {
        expect(readChoice(question(method), mark)).toBeDefined()
        expect(isWhole(mark)).toBe(true)
      }
  })
})

describe('a choice in words', () => {
  it('names what was left unranked', () => {
    expect(say('irv', '3')).toEqual(['第1：丙', '没有排：甲、乙'])
  })

  it('gives the place behind two level ones as the third', () => {
    expect(say('schulze', '1=3>2')).toEqual(['第1：甲、丙（并列）', '第3：乙'])
  })

  it('says each score, each option that is approved, and that none is', () => {
    expect(say('score', '5,0,3')).toEqual(['甲：5分', '乙：0分', '丙：3分'])
    expect(say('approval', '1+3')).toEqual(['甲', '丙'])
    expect(say('approval', 'none')).toEqual(['都不赞成'])
  })

  it('says a single one as the large button does', () => {
    expect(say('single', '2')).toEqual(['乙'])
    expect(say('single', '2', true)).toEqual(['我选乙'])
  })

  it('has a sentence for what was passed over, in every form and language', () => {
    for (const form of Object.values(forms))
      for (const language of [words, en]) expect(form.missing(language).length).toBeGreaterThan(5)
  })
})
