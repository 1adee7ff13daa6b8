import { describe, expect, it } from 'vitest'
import { ratingSummary } from './ratingSummary.ts'

describe('the summary of ratings', () => {
  it('breaks nothing down below five households', () => {
    expect(ratingSummary([])).toEqual({ households: 0, mean: null, stars: null })
    expect(ratingSummary([1, 5, 5, 5])).toEqual({ households: 4, mean: null, stars: null })
  })

  it('counts each star from five on', () => {
    expect(ratingSummary([1, 5, 5, 4, 3])).toEqual({ households: 5, mean: '3.60', stars: [1, 0, 1, 1, 2] })
  })

  it('never rounds a mean up to three', () => {
    const stars = [...Array<number>(999).fill(3), 2]
    expect(ratingSummary(stars).mean).toBe('2.99')
    expect(ratingSummary([3, 3, 3, 3, 3]).mean).toBe('3.00')
  })
})
