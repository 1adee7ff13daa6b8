import { rollRoot } from '@yishi/schema/log'
import { describe, expect, it } from 'vitest'
import { rootOfElectors } from './rootOfElectors.ts'

const electors = Array.from({ length: 1203 }, (_, i) => ({
  electorId: `e${String((i * 7) % 1203).padStart(6, '0')}`,
  heads: i % 3 === 0 ? 0 : 1,
  area: BigInt(5000 + i),
  salt: new Uint8Array(32).fill(i % 256),
}))

describe('the root of electors', () => {
  it('differs when one of them does', async () => {
    const changed = electors.map((elector, i) =>
      i === 600 ? { ...elector, area: elector.area + 1n } : elector,
    )
    expect(await rootOfElectors(changed)).not.toBe(await rootOfElectors(electors))
  })

  it('is the one that outsiders derive, whatever the order in which they stand', async () => {
    const outside = rollRoot(electors.map(({ electorId, ...elector }) => ({ key: electorId, ...elector })))
    expect(await rootOfElectors(electors)).toBe(outside.root)
    expect(await rootOfElectors([...electors].reverse())).toBe(outside.root)
  })
})
