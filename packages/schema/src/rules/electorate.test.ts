import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { developerKey, electorate, electorKey, type OwnedDwelling, parkings } from './electorate.ts'

/*
 * Supreme People's Court, interpretation on condominium ownership, 9: one exclusive part is one person (1); several
 * parts of the same buyer are one person (2); what the developer has not sold, or sold and not handed over, is one
 * person together (3). Co-owners exercise one right together (4). 8: areas add up (5). Whether parking counts is for
 * the assembly's rules to say (6).
 */

function dwelling(ids: string, more: Partial<OwnedDwelling> = {}): OwnedDwelling {
  return { use: 'dwelling', state: 'delivered', area: 6000n, ownerIds: ids.split(' '), ...more }
}

function keys(dwellings: OwnedDwelling[], parking: (typeof parkings)[number] = 'excluded') {
  return electorate(dwellings, parking).electors.map(({ key, heads, area }) => `${key} ${heads} ${area}`)
}

describe('electorate', () => {
  it('is nobody where there is nothing', () => {
    expect(electorate([], 'areaAndHeads')).toEqual({ heads: 0n, area: 0n, electors: [] })
  })

  it('(1) gives each dwelling one head', () => {
    expect(keys([dwelling('a'), dwelling('b')])).toEqual(['a 1 6000', 'b 1 6000'])
  })

  it('(2) gives the same owner set one head for all its dwellings, in whatever order it is written', () => {
    expect(keys([dwelling('a b'), dwelling('b a', { use: 'shop', area: 1n })])).toEqual(['a/b 1 6001'])
  })

  it('(4) takes other co-owners for another elector, even where they share an owner', () => {
    expect(keys([dwelling('a'), dwelling('a b'), dwelling('a c')])).toHaveLength(3)
  })

  it('(3) gives all that is unsold or not handed over one head together, whoever is named', () => {
    const dwellings = [
      dwelling('a', { state: 'undelivered' }),
      dwelling('c', { state: 'unsold' }),
      dwelling('a'),
    ]
    expect(keys(dwellings)).toEqual([`${developerKey} 1 12000`, 'a 1 6000'])
  })

  it('(3) counts a dwelling handed over to the developer by its owner set, apart from the unsold', () => {
    expect(keys([dwelling('c'), dwelling('c', { state: 'unsold' })])).toEqual([
      'c 1 6000',
      `${developerKey} 1 6000`,
    ])
  })

  describe('(6) parking', () => {
    const space = (ids: string, more: Partial<OwnedDwelling> = {}) =>
      dwelling(ids, { use: 'parking', area: 1300n, ...more })

    it('is left out altogether', () => {
      expect(keys([dwelling('a'), space('a'), space('x')])).toEqual(['a 1 6000'])
    })

    it('adds area and no head, so that an outsider has area alone', () => {
      expect(keys([space('x'), dwelling('a'), space('a')], 'area')).toEqual(['x 0 1300', 'a 1 7300'])
    })

    it('adds area and heads', () => {
      expect(keys([dwelling('a'), space('a'), space('x')], 'areaAndHeads')).toEqual(['a 1 7300', 'x 1 1300'])
    })

    it('gives the developer no head for unsold spaces alone', () => {
      expect(keys([space('c', { state: 'unsold' })], 'area')).toEqual([`${developerKey} 0 1300`])
    })
  })

  it('keeps what it was given in each elector’s dwellings, parking that is excluded apart', () => {
    const mine = [dwelling('a'), dwelling('a', { use: 'parking' })].map((each, room) => ({ ...each, room }))
    expect(electorate(mine, 'excluded').electors[0]?.dwellings.map((each) => each.room)).toEqual([0])
    expect(electorate(mine, 'area').electors[0]?.dwellings.map((each) => each.room)).toEqual([0, 1])
  })

  const anyDwelling = fc.record<OwnedDwelling>({
    use: fc.constantFrom('dwelling', 'shop', 'parking', 'other'),
    state: fc.constantFrom('delivered', 'undelivered', 'unsold'),
    area: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    ownerIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
  })

  it('(5) adds up: areas of dwellings, weights of electors, whatever the order of the roll', () => {
    fc.assert(
      fc.property(fc.array(anyDwelling), fc.constantFrom(...parkings), (dwellings, parking) => {
        const base = electorate(dwellings, parking)
        const counted = dwellings.filter((each) => each.use !== 'parking' || parking !== 'excluded')
        expect(base.area).toBe(counted.reduce((sum, each) => sum + each.area, 0n))
        expect(base.electors.reduce((sum, each) => sum + each.area, 0n)).toBe(base.area)
        const heads = counted
          .filter((each) => each.use !== 'parking' || parking === 'areaAndHeads')
          .map(electorKey)
        expect(base.heads).toBe(BigInt(new Set(heads).size))
        const reversed = electorate([...dwellings].reverse(), parking)
        expect([reversed.heads, reversed.area]).toEqual([base.heads, base.area])
      }),
    )
  })
})
