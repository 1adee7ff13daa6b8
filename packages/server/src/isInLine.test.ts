import { expect, it } from 'vitest'
import { isInLine } from './isInLine.ts'

it('parts zones that lie side by side, also where the names begin alike', () => {
  expect(isInLine('t.first', 't.second')).toBe(false)
  expect(isInLine('t.first.g1', 't.first.g2')).toBe(false)
  expect(isInLine('t.first', 't.first2')).toBe(false)
  expect(isInLine('t', 'u')).toBe(false)
})

it('joins a zone with itself, with those above and with those below', () => {
  expect(isInLine('t.first', 't.first')).toBe(true)
  expect(isInLine('t.first.g1', 't')).toBe(true)
  expect(isInLine('t', 't.first.g1')).toBe(true)
})
