import { describe, expect, it } from 'vitest'
import { buildingName, doorOf, roomName, unitName } from './door.ts'

describe('a door', () => {
  it('is none without a building and a room', () => {
    for (const address of ['', '门卫室旁', '5号楼', '301', '5-', '河滨路12号'])
      expect(doorOf(address)).toBeUndefined()
  })

  it('has one spelling however it is written', () => {
    const door = { building: '5号楼', unit: '2单元', room: '301' }
    for (const address of ['5号楼2单元301', '5-2-301', '5#楼二单元301室', '华园小区5号楼2单元301'])
      expect(doorOf(address)).toEqual(door)
    expect(doorOf('5-301')).toEqual({ building: '5号楼', unit: '', room: '301' })
    expect(['5', '05', '5#', '5号', '5号楼'].map(buildingName)).toEqual(Array(5).fill('5号楼'))
    expect(['2', '02', '2单元', '二单元', '十单元'].map(unitName)).toEqual([
      '2单元',
      '2单元',
      '2单元',
      '2单元',
      '10单元',
    ])
    expect(['301', '301室'].map(roomName)).toEqual(['301', '301'])
  })

  it('keeps names that are no numbers', () => {
    expect([buildingName('东楼'), unitName('东门'), roomName('商铺A')]).toEqual(['东楼', '东门', '商铺A'])
  })
})
