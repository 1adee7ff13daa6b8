import { describe, expect, it } from 'vitest'
import { dueCommand } from './due.ts'
import { answers, paths } from './inputs.testing.ts'

describe('yishi due', () => {
  const term = { from: '2026-04-07T10:00:00+08:00', days: 7, unit: 'day', timeZone: 'Asia/Shanghai' }

  it('finds wrong terms, and where', async () => {
    expect(
      await paths(dueCommand, [
        { ...term, from: '2026-04-07T10:00:00' },
        { ...term, from: '2026-02-30T10:00:00+08:00' },
        { ...term, from: 1775527200 },
        { ...term, days: 0 },
        { ...term, days: 1.5 },
        { ...term, days: '7' },
        { ...term, unit: 'days' },
        { ...term, timeZone: 'Asia/Peking' },
        { ...term, timeZone: '+08:00' },
        { ...term, holidays: [] },
        { from: term.from, days: 7, unit: 'day' },
      ]),
    ).toEqual([
      'from',
      'from',
      'from',
      'days',
      'days',
      'days',
      'unit',
      'timeZone',
      'timeZone',
      'holidays',
      'timeZone',
    ])
  })

  it('says which years the calendar has where a day lies outside of them', async () => {
    const [answer] = await answers(dueCommand, [{ ...term, days: 400 }])
    expect(answer?.error).toMatchObject({
      code: 'calendar-unknown',
      message: expect.stringContaining('2026'),
    })
  })
})
