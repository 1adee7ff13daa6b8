import { describe, expect, it } from 'vitest'
import { isInstant, isTimeZone } from './instant.ts'

describe('isInstant', () => {
  it.each([
    '2026-04-07T10:00:00',
    '2026-04-07',
    '2026-04-07 10:00:00+08:00',
    '2026-02-30T10:00:00+08:00',
    '2026-13-01T10:00:00+08:00',
    '2026-04-07T24:00:00+08:00',
    '2026-04-07T10:61:00+08:00',
    '2026-04-07T10:00:00+25:00',
    '2026-04-07T10:00:00+08:00[Asia/Shanghai]',
    'now',
    '',
  ])('refuses %j', (text) => expect(isInstant(text)).toBe(false))

  it.each([
    '2026-04-07T10:00:00+08:00',
    '2026-04-07T02:00:00Z',
    '2026-04-07T10:00:00.5-04:30',
    '2024-02-29T00:00+00:00',
  ])('takes %s', (text) => expect(isInstant(text)).toBe(true))
})

describe('isTimeZone', () => {
  it.each([
    '',
    'Asia/Peking',
    '+08:00',
    '2026-04-07T10:00:00+08:00[Asia/Shanghai]',
    'Asia/Shanghai ',
    '../etc',
  ])('refuses %j', (text) => expect(isTimeZone(text)).toBe(false))

  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Ushuaia', 'Etc/GMT-8'])('takes %s', (text) =>
    expect(isTimeZone(text)).toBe(true),
  )
})
