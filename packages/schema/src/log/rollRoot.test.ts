import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commit } from './commitment.ts'
import { emptyRoot, hashLeaf, hashNode } from './hash.ts'
import { proveInclusion, verifyInclusion } from './inclusion.ts'
import { type RollElector, rollLeaf, rollLeaves, rollRoot } from './rollRoot.ts'
import { nodesOfLeaves, rootOf } from './tree.ts'

const elector = (key: string, heads: number, area: bigint): RollElector => ({
  key,
  heads,
  area,
  salt: new Uint8Array(32).fill(key.charCodeAt(0)),
})
const roll = [elector('b', 1, 5837n), elector('a', 1, 10001n), elector('c', 0, 905n)]

describe('rollRoot', () => {
  it('refuses an elector who stands twice', () => {
    expect(() => rollRoot([...roll, elector('a', 1, 1n)])).toThrow(RangeError)
  })

  it('refuses measures that are negative or broken', () => {
    for (const broken of [elector('x', -1, 1n), elector('x', 0.5, 1n), elector('x', 1, -1n)])
      expect(() => rollRoot([broken])).toThrow(RangeError)
  })

  it('changes with every key, head, hundredth and salt', () => {
    const { root } = rollRoot(roll)
    const [first, ...others] = roll as [RollElector, ...RollElector[]]
    const changes: Partial<RollElector>[] = [
      { key: 'd' },
      { heads: 2 },
      { area: 5838n },
      { salt: new Uint8Array(32) },
      { holder: { names: '张三' } },
    ]
    for (const change of changes) expect(rollRoot([{ ...first, ...change }, ...others]).root).not.toBe(root)
    expect(rollRoot(others).root).not.toBe(root)
  })

  it('does not depend on the order in which electors are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(roll, { minLength: 3 }), (shuffled) => {
        expect(rollRoot(shuffled)).toEqual(rollRoot(roll))
      }),
    )
  })

  it('adds up heads and area exactly', () => {
    expect(rollRoot(roll)).toMatchObject({ electors: 3, heads: 2, area: '167.43' })
    expect(rollRoot([])).toEqual({ root: bytesToHex(emptyRoot()), electors: 0, heads: 0, area: '0.00' })
  })

  it('is the tree over the commitments in the order of the keys', () => {
    const leafOf = (key: string, heads: number, area: string): Uint8Array =>
      hashLeaf(commit(new Uint8Array(32).fill(key.charCodeAt(0)), { elector: key, heads, area }))
    const root = hashNode(hashNode(leafOf('a', 1, '100.01'), leafOf('b', 1, '58.37')), leafOf('c', 0, '9.05'))
    expect(rollRoot(roll).root).toBe(bytesToHex(root))
  })

  it('lets one elector be shown to be in it without the others', () => {
    const leaves = rollLeaves(roll)
    const proof = proveInclusion(nodesOfLeaves(leaves), 1, 3)
    expect(
      verifyInclusion({ leaf: rollLeaf(roll[0]!), index: 1, size: 3, root: rootOf(leaves) }, proof),
    ).toBe(true)
  })
})
