import { describe, expect, it } from 'vitest'
import { type Marking, pressed } from './sheetKeys.ts'

const questions = ['q1', 'q2', 'q3']
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

describe('reading a sheet by keys', () => {
  it('leaves keys that mean nothing to the browser', () => {
    for (const key of ['4', '9', 'a', 'Tab', ' ', 'Escape']) expect(pressed(fresh, key, questions)).toBe(null)
  })

  it('never sends a sheet with an open question: Enter goes to it', () => {
    expect(typed('1 j 2 Enter')).toEqual({ marks: { q1: 'for', q3: 'against' }, at: 1 })
    expect(typed('Enter')).toEqual(fresh)
  })

  it('marks with one key a question and sends with Enter', () => {
    expect(typed('1 2 3')).toEqual({ marks: { q1: 'for', q2: 'against', q3: 'abstain' }, at: 2 })
    expect(typed('1 2 0 Enter')).toBe('send')
    expect(typed('3 Enter', ['q1'])).toBe('send')
  })

  it('goes back with k and marks anew, and does not run over the ends', () => {
    expect(typed('1 2 k 3')).toEqual({ marks: { q1: 'for', q2: 'abstain' }, at: 2 })
    expect(typed('k k')).toEqual(fresh)
    expect(typed('j j j j')).toEqual({ marks: {}, at: 2 })
    expect(typed('ArrowDown ArrowUp')).toEqual(fresh)
  })
})
