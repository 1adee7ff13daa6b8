import { describe, expect, it } from 'vitest'
import { areaFault, beyondRoll, headsFault } from './officialFigures.ts'

const none = { heads: 0, area: '0' }
const roll = { heads: 319, area: '22587.29' }

describe('figures of an official document', () => {
  it('are refused where they are no numbers of their kind', () => {
    expect(['', '1.5', '-3', '12人'].map(headsFault)).toEqual(Array(4).fill('not-heads'))
    expect(['', '3.141', '1,204.5', '58.37㎡'].map(areaFault)).toEqual(Array(4).fill('not-area'))
    expect([headsFault('319'), areaFault('58.37'), areaFault('0')]).toEqual(['', '', ''])
  })

  it('cannot be more than the roll has, in either measure and to the hundredth', () => {
    const votes = (heads: number, area: string) => ({
      for: { heads, area },
      against: { heads: 100, area: '10000.00' },
      abstain: none,
      invalid: none,
    })
    expect(beyondRoll(votes(219, '12587.29'), roll)).toEqual([])
    expect(beyondRoll(votes(220, '12587.29'), roll)).toEqual(['heads'])
    expect(beyondRoll(votes(219, '12587.3'), roll)).toEqual(['area'])
  })
})
