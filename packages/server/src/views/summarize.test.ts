import { describe, expect, it } from 'vitest'
import { summarize } from './summarize.ts'

describe('a summary', () => {
  it('leaves a text that is short enough as it is, but on one line', () => {
    expect(summarize(' 清理菜地。\n\n增设车位。 ', 20)).toBe('清理菜地。 增设车位。')
    expect(summarize('', 5)).toBe('')
  })

  it('cuts Chinese at a character, never through one', () => {
    expect(summarize('清理菜地增设车位', 4)).toBe('清理菜地…')
    expect(summarize('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷…')
  })

  it('cuts other tongues between words', () => {
    expect(summarize('clear the vegetable plots', 12)).toBe('clear the…')
    expect(summarize('clear the plots', 9)).toBe('clear the…')
    expect(summarize('Donaudampfschifffahrt', 5)).toBe('Donau…')
  })
})
