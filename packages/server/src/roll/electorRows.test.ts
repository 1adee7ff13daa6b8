import { electorate } from '@yishi/schema/rules'
import { describe, expect, it } from 'vitest'
import type { RollDwelling } from './checkRoll.ts'
import { householdElectors, ownerElectors } from './electorRows.ts'

const dwelling = (room: string, ownerIds: string[], rest: Partial<RollDwelling> = {}): RollDwelling => ({
  line: 2,
  building: '1号楼',
  unit: '1单元',
  room,
  use: 'dwelling',
  state: 'delivered',
  area: 5000n,
  areaBasis: 'registry',
  owners: ownerIds.map((id) => `业主${id}`),
  ownerIds,
  ...rest,
})

describe('electors of an owner roll', () => {
  it('are one for an owner set with all its dwellings, and one for all that is not handed over', async () => {
    const dwellings = [
      dwelling('101', ['B', 'A']),
      dwelling('102', ['A', 'B'], { area: 6050n }),
      dwelling('201', ['C']),
      dwelling('202', ['D'], { state: 'unsold' }),
      dwelling('203', ['E'], { state: 'undelivered' }),
      dwelling('P1', ['A'], { use: 'parking' }),
    ]
    const rows = await ownerElectors(dwellings.length, electorate(dwellings, 'excluded'))
    expect(rows).toMatchObject({ dwellings: 6, heads: 3, area: 26050n })
    expect(rows.electors.map(({ electorId, label, names, area }) => [electorId, label, names, area])).toEqual(
      [
        ['e000001', '1号楼1单元101 等2处', '业主B、业主A', 11050n],
        ['e000002', '1号楼1单元201', '业主C', 5000n],
        ['e000003', '1号楼1单元202 等2处', '业主D、业主E', 10000n],
      ],
    )
    expect(rows.electors[0]!.dwellings[1]).toEqual({
      building: '1号楼',
      unit: '1单元',
      room: '102',
      use: 'dwelling',
      area: '60.50',
    })
  })

  it('have a salt each, of which no two are the same', async () => {
    const dwellings = [dwelling('101', ['A']), dwelling('102', ['B'])]
    const { electors } = await ownerElectors(2, electorate(dwellings, 'excluded'))
    expect(electors[0]!.salt).toHaveLength(32)
    expect(electors[0]!.salt).not.toEqual(electors[1]!.salt)
  })
})

describe('electors of a household roll', () => {
  it('stand in the order of their doors, counted as people count', async () => {
    const at = (building: string, room: string) => ({
      id: `${building}${room}`,
      building,
      unit: '1单元',
      room,
      contactName: null,
    })
    const { electors, heads, area } = await householdElectors([
      at('10号楼', '101'),
      at('2号楼', '1001'),
      at('2号楼', '201'),
    ])
    expect(electors.map((elector) => elector.label)).toEqual([
      '2号楼1单元201',
      '2号楼1单元1001',
      '10号楼1单元101',
    ])
    expect({ heads, area }).toEqual({ heads: 3, area: 0n })
  })
})
