import { concatBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proveConsistency } from './consistency.ts'
import { hashLeaf } from './hash.ts'
import { proveInclusion } from './inclusion.ts'
import { nodesOfTiles, parseTilePath, splitHashes, tileOfNode, tilePath, tilesOf, tileWidth } from './tile.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const numbered = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => hashLeaf(Uint8Array.of(i >> 8, i & 255)))

describe('tile', () => {
  it('refuses every path but the one spelling of a tile', () => {
    const wrong = [
      'tile/0/0',
      'tile/0/0000',
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/001',
      'tile/0/001/234',
      'tile/0/x001/x234',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/007',
      'tile/0/../000',
      'tile/0/000/',
      '/tile/0/000',
      'tile/entry/000',
    ]
    for (const path of wrong) expect(parseTilePath(path), path).toBeUndefined()
  })

  it('writes the paths of the C2SP text', () => {
    expect(tilePath({ level: 0, n: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', n: 0, width: 17 })).toBe('tile/entries/000.p/17')
  })

  it('reads back every path that it writes', () => {
    const tiles = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      n: fc.integer({ min: 0, max: 10 ** 12 }),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile)
      }),
    )
  })

  it('lays out 70,000 leaves as the C2SP text says', () => {
    const tiles = [...tilesOf(70_000)]
    const at = (level: number) => tiles.filter((tile) => tile.level === level)
    expect(at(0).filter((tile) => tile.width === 256)).toHaveLength(273)
    expect(at(0).at(-1)?.width).toBe(112)
    expect(at(1).map((tile) => tile.width)).toEqual([256, 17])
    expect(at(2).map((tile) => tile.width)).toEqual([1])
    expect(tiles).toHaveLength(277)
  })

  it('has a partial tile of one hash above a single full one, and none for an empty tree', () => {
    expect([...tilesOf(256)].map(({ level, width }) => [level, width])).toEqual([
      [0, 256],
      [1, 1],
    ])
    expect([...tilesOf(0)]).toEqual([])
    expect(tileWidth('entries', 1, 300)).toBe(44)
  })

  it('refuses to read a node that the tile does not hold', () => {
    const read = nodesOfTiles(() => concatBytes(...numbered(3)))
    expect(() => read(2, 0)).toThrow(RangeError)
    expect(() => nodesOfTiles(() => new Uint8Array(33))(0, 0)).toThrow(RangeError)
  })

  it('gives the same proofs out of tiles as out of leaves', () => {
    const leaves = numbered(700)
    const hashesAt = (level: number): Uint8Array[] =>
      level === 0 ? leaves : Array.from({ length: 2 }, (_, i) => rootOf(leaves.slice(i * 256, (i + 1) * 256)))
    const tileAt = (level: number, n: number) => concatBytes(...hashesAt(level).slice(n * 256, (n + 1) * 256))
    for (const index of [0, 255, 256, 511, 512, 699])
      expect(proveInclusion(nodesOfTiles(tileAt), index, 700)).toEqual(
        proveInclusion(nodesOfLeaves(leaves), index, 700),
      )
    for (const from of [1, 256, 300, 512, 600])
      expect(proveConsistency(nodesOfTiles(tileAt), from, 700)).toEqual(
        proveConsistency(nodesOfLeaves(leaves), from, 700),
      )
  })

  it('names the tile that holds a node', () => {
    expect(tileOfNode({ level: 8, index: 1 }, 700)).toEqual({ level: 1, n: 0, width: 2 })
    expect(tileOfNode({ level: 3, index: 64 }, 700)).toEqual({ level: 0, n: 2, width: 188 })
  })

  it('splits a tile into its hashes', () => {
    expect(splitHashes(concatBytes(...numbered(3)))).toEqual(numbered(3))
    expect(splitHashes(new Uint8Array(31))).toBeUndefined()
  })
})
