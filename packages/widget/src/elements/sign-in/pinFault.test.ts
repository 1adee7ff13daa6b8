import { expect, it } from 'vitest'
import { pinFault } from './pinFault.ts'

it('finds what is not six digits', () => {
  for (const pin of ['', '12345', '3141592', '31415a', '３１４１５９'])
    expect(pinFault(pin, pin)).toBe('digits')
})

it('finds what everybody tries first, as the server does', () => {
  for (const pin of ['000000', '123456', '987654', '890123', '210987'])
    expect(pinFault(pin, pin)).toBe('plain')
})

it('finds a repetition that differs', () => {
  expect(pinFault('314159', '314158')).toBe('differs')
  expect(pinFault('314159', '')).toBe('differs')
})

it('is content with anything else, typed twice', () => {
  for (const pin of ['314159', '112233', '121212', '135791']) expect(pinFault(pin, pin)).toBe(null)
})
