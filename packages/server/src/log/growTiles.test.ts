import { hashLeaf, rootOf, tilesOf } from '@yishi/schema/log'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growTiles } from './growTiles.ts'

const numbered = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, i) => hashLeaf(Buffer.from(String(from + i))))

/** Keeps tiles as the database would, and grows them by so many leaves at a time. */
function grow(steps: readonly number[]): Map<string, Uint8Array> {
  const tiles = new Map<string, Uint8Array>()
  let size = 0
  for (const step of steps) {
    const from = size
    const partial = (level: number) => {
      const n = Math.floor(from / 256 ** (level + 1))
      return Math.floor(from / 256 ** level) % 256 === 0 ? new Uint8Array() : tiles.get(`${level}/${n}`)!
    }
    for (const tile of growTiles({ size, partial }, numbered(size, size + step)))
      tiles.set(`${tile.level}/${tile.n}`, tile.hashes)
    size += step
  }
  return tiles
}

describe('growTiles', () => {
  it('refuses a last tile that does not fit the size of the tree', () => {
    expect(() => growTiles({ size: 3, partial: () => new Uint8Array(64) }, numbered(3, 4))).toThrow(
      RangeError,
    )
  })

  it('changes nothing where nothing is added', () => {
    expect(growTiles({ size: 3, partial: () => new Uint8Array(96) }, [])).toEqual([])
  })

  it('gives the same tiles whatever the steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 5 }), (steps) => {
        const size = steps.reduce((sum, step) => sum + step, 0)
        expect(grow(steps)).toEqual(grow(size > 0 ? [size] : []))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps exactly the tiles that the format names, each of its width', () => {
    const tiles = grow([200, 100, 212, 1])
    expect([...tiles].map(([place, hashes]) => [place, hashes.length / 32]).sort()).toEqual(
      [...tilesOf(513)].map(({ level, n, width }) => [`${level}/${n}`, width]).sort(),
    )
    expect(Buffer.from(tiles.get('1/0')!.slice(32))).toEqual(Buffer.from(rootOf(numbered(256, 512))))
  })
})
