import { describe, expect, it } from 'vitest'
import { daysBetween, daysLeft } from './daysLeft.ts'

/** The end of 28 April 2026 in Shanghai. */
const end = '2026-04-28T16:00:00.000Z'

describe('the days left in a period', () => {
  it('are none once it is over, to the millisecond', () => {
    expect(daysLeft(end, end)).toBe(0)
    expect(daysLeft(end, '2026-04-28T15:59:59.999Z')).toBe(1)
  })

  it('count today, from its first to its last minute in the community', () => {
    expect(daysLeft(end, '2026-04-22T16:00:00.000Z')).toBe(6)
    expect(daysLeft(end, '2026-04-23T15:59:00.000Z')).toBe(6)
  })

  it('count the last day of a period that ends within it', () => {
    expect(daysLeft('2026-04-28T10:00:00.000Z', '2026-04-27T10:00:00.000Z')).toBe(2)
  })
})

describe('the days between two instants', () => {
  it('follow the calendar of the community, not the hours', () => {
    expect(daysBetween('2026-04-22T15:59:00.000Z', '2026-04-22T16:01:00.000Z')).toBe(1)
    expect(daysBetween('2026-04-22T16:01:00.000Z', '2026-04-23T15:59:00.000Z')).toBe(0)
  })
})
