import { formOf, type MethodKey } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { type Marking, pressed } from './sheetKeys.ts'

const asked = (key: string, method: MethodKey | null = null) => ({
  key,
  method,
  form: formOf(method),
  options: method ? ['甲', '乙', '丙'] : [],
})
const questions = ['q1', 'q2', 'q3'].map((key) => asked(key))
const fresh: Marking = { marks: {}, at: 0 }

/** One key after the other. */
function typed(keys: string, of = questions): Marking | 'send' | null {
  let marking: Marking | 'send' | null = fresh
  for (const key of keys.split(' ')) {
    if (marking === null || marking === 'send') throw new Error(`${key} after the end`)
    marking = pressed(marking, key, of)
  }
  return marking
}

/** What stands marked on a sheet of one question. */
function on(method: MethodKey, keys: string): string | undefined {
  const marking = typed(keys, [asked('q1', method)])
  return typeof marking === 'object' && marking ? marking.marks.q1 : String(marking)
}

describe('reading a sheet by keys', () => {
  it('leaves keys that mean nothing to the browser', () => {
    for (const key of ['4', '9', 'b', 'Tab', ' ', 'Escape']) expect(pressed(fresh, key, questions)).toBe(null)
  })

  it('never sends a sheet with an open question: Enter goes to it', () => {
    expect(typed('1 j 2 Enter')).toEqual({ marks: { q1: 'for', q3: 'against' }, at: 1 })
    expect(typed('Enter')).toEqual(fresh)
  })

  it('marks with one key a question and sends with Enter', () => {
    expect(typed('1 2 3')).toEqual({ marks: { q1: 'for', q2: 'against', q3: 'abstain' }, at: 2 })
    expect(typed('1 2 0 Enter')).toBe('send')
    expect(typed('3 Enter', questions.slice(0, 1))).toBe('send')
  })

  it('goes back with k and marks anew, and does not run over the ends', () => {
    expect(typed('1 2 k 3')).toEqual({ marks: { q1: 'for', q2: 'abstain' }, at: 2 })
    expect(typed('k k')).toEqual(fresh)
    expect(typed('j j j j')).toEqual({ marks: {}, at: 2 })
    expect(typed('ArrowDown ArrowUp')).toEqual(fresh)
  })

  it('takes the mark away again with Backspace', () => {
    expect(typed('1 k Backspace')).toEqual({ marks: { q1: '' }, at: 0 })
  })
})

describe('reading a sheet with options by keys', () => {
  const methods: MethodKey[] = ['single', 'approval', 'score', 'schulze', 'irv']

  it('knows no option that does not stand on the sheet', () => {
    for (const method of methods)
      expect(pressed(fresh, method === 'score' ? '6' : '4', [asked('q1', method)])).toBe(null)
  })

  it('has one key on every form to abstain, and one for what cannot be read', () => {
    for (const method of methods)
      for (const [key, word] of [
        ['a', 'abstain'],
        ['-', 'abstain'],
        ['X', 'invalid'],
        ['*', 'invalid'],
      ] as const)
        expect(on(method, key)).toBe(word)
    for (const method of methods) expect(on(method, '0')).toBe(method === 'score' ? '0,,' : 'invalid')
  })

  it('chooses one by its digit and goes on', () => {
    expect(typed('2 1', [asked('q1', 'single'), asked('q2')])).toEqual({
      marks: { q1: '2', q2: 'for' },
      at: 1,
    })
  })

  it('ticks and unticks by digits, in the order of the options, and stays until Enter', () => {
    expect(on('approval', '3 1')).toBe('1+3')
    expect(on('approval', '3 1 3')).toBe('1')
    expect(on('approval', '1 n')).toBe('none')
    expect(on('approval', 'n 2')).toBe('2')
    expect(typed('1 3 Enter', [asked('q1', 'approval'), asked('q2')])).toMatchObject({ at: 1 })
    expect(on('approval', '1 1 Enter')).toBe('')
  })

  it('scores one option a digit, goes on after the last, and never sends a row with a gap', () => {
    expect(on('score', '5 0')).toBe('5,0,')
    expect(on('score', '5 0 3')).toBe('5,0,3')
    expect(on('score', '5 0 Backspace 4')).toBe('5,4,')
    expect(on('score', '5 Backspace')).toBe('')
    expect(on('score', '5 0 Enter')).toBe('5,0,')
    expect(on('score', '5 0 3 Enter')).toBe('send')
    expect(on('score', '5 0 3 1')).toBe('1,,')
    expect(typed('5 0 3', [asked('q1', 'score'), asked('q2')])).toMatchObject({ at: 1 })
  })

  it('ranks in the order of the digits, each once, level ones by their sign where the method takes that', () => {
    expect(on('irv', '2 1')).toBe('2>1')
    expect(pressed({ marks: { q1: '2' }, at: 0 }, '2', [asked('q1', 'irv')])).toBe(null)
    expect(pressed({ marks: { q1: '2' }, at: 0 }, '=', [asked('q1', 'irv')])).toBe(null)
    expect(on('schulze', '2 3 = 1')).toBe('2>1=3')
    expect(on('schulze', '2 =')).toBe('2=')
    expect(on('schulze', '2 = Enter')).toBe('2=')
    expect(on('schulze', '2 = Backspace Enter')).toBe('send')
    expect(on('schulze', '2 1 Backspace')).toBe('2')
    for (const mark of ['', '2=', '2>1>3'])
      expect(pressed({ marks: { q1: mark }, at: 0 }, '=', [asked('q1', 'schulze')])).toBe(null)
  })
})
