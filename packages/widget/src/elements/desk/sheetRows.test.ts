import type { SheetPreview } from '@yishi/schema/words'
import { describe, expect, it } from 'vitest'
import { buildingsOf, householdsOf, inParts } from './sheetRows.ts'

const row = (building: string, room: string, vacant = false) => ({
  line: 2,
  building,
  unit: '',
  room,
  name: vacant ? '' : '王建国',
  phone: '',
  vacant,
})
const sheet: SheetPreview = {
  columns: [],
  headerRow: 1,
  rows: [row('2号楼', '101'), row('1号楼', '101', true), row('2号楼', '102')],
  totals: { dwellings: 3, households: 2, vacant: 1 },
  problems: [],
}
const zoneOf = (building: string) => (building === '1号楼' ? 'a.b.g1' : 'a.b.g2')

describe('the households of a sheet', () => {
  it('leave out vacancies, unless they are asked for', () => {
    expect(householdsOf(sheet, { zoneOf, vacantToo: false }).map(({ room }) => room)).toEqual(['101', '102'])
    expect(householdsOf(sheet, { zoneOf, vacantToo: true })[1]).toEqual({
      zone: 'a.b.g1',
      building: '1号楼',
      unit: '',
      room: '101',
      vacant: true,
    })
  })

  it('carry no empty names or telephones, which the register would take for none', () => {
    const [first] = householdsOf(sheet, { zoneOf, vacantToo: false })
    expect(first).toMatchObject({ contactName: '王建国', zone: 'a.b.g2' })
    expect(first).not.toHaveProperty('phone')
  })

  it('name each building once', () => {
    expect(buildingsOf(sheet)).toEqual(['2号楼', '1号楼'])
  })

  it('go in parts, none of them empty', () => {
    expect(inParts([1, 2, 3], 2)).toEqual([[1, 2], [3]])
    expect(inParts([], 2)).toEqual([])
  })
})
