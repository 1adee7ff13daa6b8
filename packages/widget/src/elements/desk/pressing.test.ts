import type { DeskItem } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { grouped, pressingOf } from './pressing.ts'

const now = '2026-04-07T02:00:00Z'
const item = (dueAt: string | null, overdue = false): DeskItem => ({
  work: 'screen',
  proposal: 'p1',
  notice: null,
  task: null,
  title: '空地整治',
  since: '2026-04-01T00:00:00Z',
  dueAt,
  overdue,
  count: null,
})

describe('work on a desk', () => {
  it('is overdue only where the server says so', () => {
    expect(pressingOf(item('2026-04-06T16:00:00Z'), now)).toBe('today')
    expect(pressingOf(item('2026-04-06T16:00:00Z', true), now)).toBe('overdue')
  })

  it('is due today where it ends at the coming midnight of the community', () => {
    expect(pressingOf(item('2026-04-07T16:00:00Z'), now)).toBe('today')
    expect(pressingOf(item('2026-04-07T16:02:00Z'), now)).toBe('week')
    expect(pressingOf(item('2026-04-14T16:00:00Z'), now)).toBe('week')
    expect(pressingOf(item('2026-04-15T16:00:00Z'), now)).toBe('later')
    expect(pressingOf(item(null), now)).toBe('open')
  })

  it('is grouped with the most pressing first, in the order of the server, and without empty groups', () => {
    const late = item('2026-04-01T16:00:00Z', true)
    const open = item(null)
    const today = item('2026-04-07T16:00:00Z')
    expect(grouped([late, today, open], now)).toEqual([
      ['overdue', [late]],
      ['today', [today]],
      ['open', [open]],
    ])
  })
})
