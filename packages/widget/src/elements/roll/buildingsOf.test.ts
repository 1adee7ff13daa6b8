import { describe, expect, it } from 'vitest'
import { buildingsOf } from './buildingsOf.ts'

const entry = (building: string, names: string) => ({ building, names, heads: 1 })

describe('the entries of a roll by building', () => {
  it('keep their order, and each building stands once', () => {
    const found = buildingsOf([entry('1号楼', '张*'), entry('2号楼', '李*'), entry('1号楼', '王*')])
    expect(found.map(({ name, entries }) => [name, entries.map(({ names }) => names)])).toEqual([
      ['1号楼', ['张*', '王*']],
      ['2号楼', ['李*']],
    ])
  })
})
