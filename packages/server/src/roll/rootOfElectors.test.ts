import { rollRoot } from '@yishi/schema/log'
import { describe, expect, it } from 'vitest'
import { holderOf, rootOfElectors } from './rootOfElectors.ts'

const electors = Array.from({ length: 1203 }, (_, i) => ({
  electorId: `e${String((i * 7) % 1203).padStart(6, '0')}`,
  heads: i % 3 === 0 ? 0 : 1,
  area: BigInt(5000 + i),
  salt: Buffer.alloc(32, i % 256),
  label: `${i}号`,
  names: '张三',
  building: '5号楼',
  dwellings: [],
  householdId: null as string | null,
}))

describe('the root of electors', () => {
  it('differs when one of them does, in weight or in who it is', async () => {
    const root = await rootOfElectors(electors)
    const changes = [
      { area: 1n },
      { names: '李四' },
      { label: '另一户' },
      { householdId: 'another' },
      { building: '6号楼' },
      { dwellings: [{ building: '5号楼', unit: '', room: '1', use: 'dwelling', area: '1.00' }] },
    ]
    for (const change of changes) {
      const changed = electors.map((elector, i) => (i === 600 ? { ...elector, ...change } : elector))
      expect(await rootOfElectors(changed)).not.toBe(root)
    }
  })

  it('is the one that outsiders derive, whatever the order in which they stand', async () => {
    const outside = rollRoot(
      electors.map((elector) => ({ ...elector, key: elector.electorId, holder: holderOf(elector) })),
    )
    expect(await rootOfElectors(electors)).toBe(outside.root)
    expect(await rootOfElectors([...electors].reverse())).toBe(outside.root)
  })
})
