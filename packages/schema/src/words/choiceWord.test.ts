import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskedBy, longestChoice, readChoice, writeChoice } from './choiceWord.ts'
import { ballotOf, formOf, type MethodKey, methodKeys, type QuestionForm } from './method.ts'

const question = (method: MethodKey | null, n = 3): AskedBy<QuestionForm> => ({
  form: formOf(method),
  method,
  options: ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬'].slice(0, method === null ? 0 : n),
})

describe('a choice word', () => {
  it('is refused where it is of another form', () => {
    const wrong: [MethodKey | null, string[]][] = [
      [null, ['1', 'none', 'yes', '', 'FOR']],
      ['single', ['for', '0', '4', '1+2', '01', ' 1', '１', 'none', '']],
      ['approval', ['for', '1,2', '0', '1+4', '+1', '1+', 'None', '']],
      [
        'score',
        ['5', '5,0', '5,0,3,1', '6,0,3', '-1,0,3', '5,,3', '5, 0,3', '5.0,0,3', '05,0,3', '1e0,0,3', ''],
      ],
      ['schulze', ['for', '1>4', '1>', '>1', '1>>2', '1=', '1+2', 'none', '']],
      ['irv', ['2>1=3', '1=2', '1>4', '']],
    ]
    for (const [method, words] of wrong)
      for (const word of words)
        expect([method, word, readChoice(question(method), word)]).toEqual([method, word, undefined])
  })

  it('is refused where the same choice has another word already, so that two readings compare as strings', () => {
    expect(readChoice(question('approval'), '3+1')).toBeUndefined()
    expect(readChoice(question('approval'), '1+1')).toBeUndefined()
    expect(readChoice(question('schulze'), '2>3=1')).toBeUndefined()
    expect(readChoice(question('schulze'), '1>2>1')).toBeUndefined()
    expect(readChoice(question('schulze'), '1=1')).toBeUndefined()
  })

  it('says what stands on the ballot', () => {
    expect(readChoice(question(null), 'against')).toBe('against')
    expect(readChoice(question('single'), '2')).toEqual({ choice: '2' })
    expect(readChoice(question('approval'), '1+3')).toEqual({ approved: ['1', '3'] })
    expect(readChoice(question('approval'), 'none')).toEqual({ approved: [] })
    expect(readChoice(question('score'), '5,0,3')).toEqual({ scores: { 1: 5, 2: 0, 3: 3 } })
    expect(readChoice(question('schulze'), '2>1=3')).toEqual({ ranking: [['2'], ['1', '3']] })
    expect(readChoice(question('irv'), '3')).toEqual({ ranking: [['3']] })
  })

  it('says on every form that somebody abstains, and that a paper cannot be read', () => {
    for (const method of [null, ...methodKeys]) {
      expect(readChoice(question(method), 'abstain')).toBe('abstain')
      expect(readChoice(question(method), 'invalid')).toBe('invalid')
    }
  })

  it('leaves options level on the ballots of those methods that take them, and on no other', () => {
    for (const method of methodKeys)
      if (ballotOf[method].form === 'ranked')
        expect(readChoice(question(method), '1=2') !== undefined).toBe(ballotOf[method].equalRanks)
  })

  it('is written in one way, whatever the order in which somebody marked', () => {
    expect(writeChoice({ ...question('approval'), form: 'approval' }, { approved: ['3', '1'] })).toBe('1+3')
    expect(writeChoice({ ...question('score'), form: 'score' }, { scores: { 3: 3, 1: 5 } })).toBe('5,0,3')
    expect(writeChoice({ ...question('schulze'), form: 'ranked' }, { ranking: [['3', '2'], ['1']] })).toBe(
      '2=3>1',
    )
  })

  it('has room on the largest ballot', () => {
    for (const word of ['5,5,5,5,5,5,5,5,5', '9>8>7>6>5>4>3>2>1', '1+2+3+4+5+6+7+8+9']) {
      expect(word).toHaveLength(longestChoice)
      expect(methodKeys.some((method) => readChoice(question(method, 9), word) !== undefined)).toBe(true)
    }
  })

  it('comes back the same from reading and writing, and nothing else is ever read', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123459+,>='), maxLength: 7 })
    fc.assert(
      fc.property(fc.constantFrom(...methodKeys), signs, (method, word) => {
        const said = readChoice(question(method), word)
        if (said !== undefined && typeof said !== 'string')
          expect(writeChoice(question(method), said)).toBe(word)
      }),
    )
  })
})
