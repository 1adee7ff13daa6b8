import type { ElectorView } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { beforeAfter, type Typed } from './rollCorrection.ts'

const entry = (elector: string, names: string, room: string): ElectorView => ({
  elector,
  label: `5号楼2单元${room}`,
  names,
  building: '5号楼',
  heads: 1,
  area: '63.75',
  dwellings: [{ building: '5号楼', unit: '2单元', room, use: '住宅', area: '63.75' }],
  voters: [],
})
const typed = (what: Typed['what'], more: Partial<Typed> = {}): Typed => ({
  what,
  entry: entry('e-1', '甲', '301'),
  to: entry('e-2', '乙', '302'),
  dwelling: 0,
  names: '甲、丙',
  area: '64.00',
  ...more,
})

describe('what a correction changes', () => {
  it('is nothing while the entry, the dwelling or the new owner is not chosen', () => {
    expect(beforeAfter(typed('names', { entry: undefined }))).toEqual([])
    expect(beforeAfter(typed('area', { dwelling: 3 }))).toEqual([])
    expect(beforeAfter(typed('move', { to: undefined }))).toEqual([])
  })

  it('stands beside what was there before', () => {
    expect(beforeAfter(typed('names'))).toEqual([{ label: '5号楼2单元301', now: '甲', next: '甲、丙' }])
    expect(beforeAfter(typed('area'))).toEqual([{ label: '5号楼2单元301', now: '63.75', next: '64.00' }])
    expect(beforeAfter(typed('move'))).toEqual([{ label: '5号楼2单元301', now: '甲', next: '乙' }])
    expect(beforeAfter(typed('remove'))[0]?.next).toBe('')
    expect(beforeAfter(typed('add'))[0]).toMatchObject({ now: '', next: '64.00' })
  })
})
