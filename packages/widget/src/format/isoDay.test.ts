import { expect, it } from 'vitest'
import { isoDay } from './isoDay.ts'

it('takes the day of the community, not that of the device or of UTC', () => {
  expect(isoDay('2026-04-07T15:59:59.000Z')).toBe('2026-04-07')
  expect(isoDay('2026-04-07T16:00:00.000Z')).toBe('2026-04-08')
})
