import type { MeView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { householdOf, nobody, speakerOf, stepsOf, stepWith } from './stepsOf.ts'

const zone = 'yiguang.huayuan'
const home = (household: string, at = `${zone}.g1`, state: 'active' | 'contested' = 'active') => ({
  household,
  zone: at,
  label: household,
  state,
})
const somebody = (more: Partial<MeView>): MeView => ({
  person: 'p-1',
  name: '',
  grants: [],
  households: [],
  others: [],
  freshUntil: null,
  zone: { id: zone, name: '', telephone: '' },
  ...more,
})
const gridworker = somebody({ grants: [{ role: 'gridworker', zone: `${zone}.g1` }] })

describe('for whom somebody proposes', () => {
  it('is not known of a visitor, nor where a household is contested or lies elsewhere', () => {
    const households = [home('h-1', `${zone}.g1`, 'contested'), home('h-2', 'yiguang.other')]
    for (const me of [null, somebody({ households })]) {
      const speaker = speakerOf(me, zone)
      expect(speaker).toEqual({ homes: [], forOthers: false, asks: true })
      expect(householdOf(speaker, 'h-1')).toBe(undefined)
    }
  })

  it('is asked of whoever has several households, and only of those', () => {
    const one = speakerOf(somebody({ households: [home('h-1')] }), zone)
    expect(one.asks).toBe(false)
    expect(householdOf(one, '')).toBe('h-1')
    const two = speakerOf(somebody({ households: [home('h-1'), home('h-2')] }), zone)
    expect(two.asks).toBe(true)
    expect(householdOf(two, '')).toBe(undefined)
    expect(householdOf(two, 'h-2')).toBe('h-2')
    expect(householdOf(two, 'h-9')).toBe(undefined)
  })

  it('is any household for a grid worker, or none, but has to be said', () => {
    const speaker = speakerOf(gridworker, zone)
    expect(householdOf(speaker, '')).toBe(undefined)
    expect(householdOf(speaker, 'h-9')).toBe('h-9')
    expect(householdOf(speaker, nobody)).toBe(null)
  })
})

describe('the screens', () => {
  const names = (isElder: boolean, asksHome: boolean) => stepsOf(isElder, asksHome).map(({ name }) => name)

  it('ask one thing at a time in elder mode', () => {
    expect(names(false, true)).toEqual(['kind', 'text', 'where', 'home', 'check'])
    expect(names(true, false)).toEqual(['kind', 'title', 'body', 'place', 'photos', 'check'])
  })

  it('are found by the field that the server refused', () => {
    const steps = stepsOf(false, true)
    expect(stepWith(steps, 'body')).toBe('text')
    expect(stepWith(steps, 'photos')).toBe('where')
    expect(stepWith(steps, 'household')).toBe('home')
    expect(stepWith(stepsOf(true, false), 'household')).toBe('check')
    expect(stepWith(steps, 'process')).toBe('check')
  })
})
