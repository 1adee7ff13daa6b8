import { describe, expect, it } from 'vitest'
import { daysAfter, fromField, isWeekend, toField } from './when.ts'

describe('a field for day and time', () => {
  it('names no instant while it is empty or half filled', () => {
    expect(fromField('')).toBe('')
    expect(fromField('2026-04-07')).toBe('')
    expect(fromField('2026-4-7T9:00')).toBe('')
  })

  it('shows and takes the time of the community, wherever the browser stands', () => {
    expect(toField('2026-04-07T11:05:30Z')).toBe('2026-04-07T19:05')
    expect(toField('2026-04-06T16:00:00Z')).toBe('2026-04-07T00:00')
    expect(new Date(fromField('2026-04-07T19:05')).toISOString()).toBe('2026-04-07T11:05:00.000Z')
  })
})

describe('a period', () => {
  it('counts days of the community over the ends of months and years', () => {
    expect(daysAfter('2026-12-31T16:30:00Z', 0)).toBe('2027-01-01T00:00:00+08:00')
    expect(daysAfter('2026-02-28T03:00:00Z', 1)).toBe('2026-03-01T00:00:00+08:00')
  })

  it('knows the weekend by the community’s own day', () => {
    expect(isWeekend('2026-04-10T16:00:00Z')).toBe(true)
    expect(isWeekend('2026-04-10T15:59:00Z')).toBe(false)
  })
})
