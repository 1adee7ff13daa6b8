import type { Bound, Process } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { changedProcess, chosenOf, valueAt } from './processChange.ts'

const basis = { zh: '', en: '' }
const process: Process = {
  key: 'council-resolution',
  title: basis,
  basis,
  effectiveFrom: '2026-01-01',
  startedBy: ['clerk'],
  stages: [
    { kind: 'call', period: { days: 3, unit: 'day' } },
    { kind: 'meet', body: 'adults', rule: 'residents.meeting', ahead: { days: 10, unit: 'day' } },
  ],
  version: 4,
}
const bounds: Bound[] = [
  { at: 'stages.0.period.days', least: 1, most: 30, basis },
  { at: 'stages.1.body', oneOf: ['adults', 'households'], basis },
]
const change = (values: Record<string, string>) => changedProcess(process, bounds, (at) => values[at] ?? '')

describe('a process that a clerk changes', () => {
  it('stays as it is where nothing was written, but for its version', () => {
    const { version: _, ...rest } = process
    expect(change({})).toEqual(rest)
  })

  it('has numbers as written and choices by their place', () => {
    const { stages } = change({ 'stages.0.period.days': '5', 'stages.1.body': '1' })
    expect(stages[0]).toEqual({ kind: 'call', period: { days: 5, unit: 'day' } })
    expect(stages[1]).toMatchObject({ body: 'households', rule: 'residents.meeting' })
  })

  it('is never changed itself', () => {
    change({ 'stages.0.period.days': '9' })
    expect(valueAt(process, 'stages.0.period.days')).toBe(3)
  })

  it('is read at places that are there, and nowhere else', () => {
    expect(valueAt(process, 'stages.1.body')).toBe('adults')
    expect(valueAt(process, 'stages.7.period.days')).toBeUndefined()
  })

  it('knows which of several stands, whatever the order of keys', () => {
    expect(chosenOf([{ a: 1, b: 2 }], { b: 2, a: 1 })).toBe(0)
    expect(chosenOf(['open', 'confidential'], 'secret')).toBe(-1)
  })
})
