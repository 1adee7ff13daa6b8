import { describe, expect, it } from 'vitest'
import { neededFor } from './neededFor.ts'

const condition = { measure: 'heads', part: '212', whole: '319', comparison: '>=', threshold: '2/3' } as const

describe('what a condition needs', () => {
  it('two thirds of 319 are 213, not 212', () => {
    expect(neededFor(condition)).toEqual({ needed: '213', missing: '1' })
  })
  it('more than a half of an even number is one more', () => {
    expect(neededFor({ ...condition, part: '4', whole: '8', comparison: '>', threshold: '1/2' })).toEqual({
      needed: '5',
      missing: '1',
    })
  })
  it('half of an even number is enough where the half itself counts', () => {
    expect(neededFor({ ...condition, part: '4', whole: '8', threshold: '1/2' })).toEqual({
      needed: '4',
      missing: '0',
    })
  })
  it('areas go to the hundredth', () => {
    expect(neededFor({ ...condition, measure: 'area', part: '15402.16', whole: '22587.29' })).toEqual({
      needed: '15058.20',
      missing: '0.00',
    })
    expect(
      neededFor({
        ...condition,
        measure: 'area',
        part: '0.00',
        whole: '0.02',
        comparison: '>',
        threshold: '1/2',
      }),
    ).toEqual({ needed: '0.02', missing: '0.02' })
  })
})
