import { describe, expect, it } from 'vitest'
import { encodeBundle } from './bundle.ts'
import { toBase64 } from './bytes.ts'
import { checkBundle, rangeOf, type ServedBundle } from './checkBundle.ts'
import { seal } from './commitment.ts'
import { Contradicted } from './contradicted.ts'
import { encodeEntry } from './entry.ts'
import { hashLeaf } from './hash.ts'
import { encodeOpenings } from './openings.ts'
import { rootOfRange } from './range.ts'
import { takesPolls } from './takesPolls.ts'
import { rootOf } from './tree.ts'

const salt = new Uint8Array(32).fill(4)
const entries = [0, 1, 2].map((i) =>
  encodeEntry({
    v: 1,
    tenant: 'yiguang',
    act: i === 0 ? 'say' : 'cast',
    at: '2026-04-08',
    zone: 'yiguang.huayuan',
    open: i === 0 ? {} : { poll: 'p1' },
    sealed: { choice: seal(salt, i) },
  }),
)
const hashes = new Uint8Array(entries.flatMap((entry) => [...hashLeaf(entry)]))
const openings = (value: number) =>
  encodeOpenings(new Map([[257, { choice: { salt: toBase64(salt), value } }]]))

/** The second bundle of a log that ends in it. */
const served = (change: Partial<ServedBundle> = {}): ServedBundle => ({
  n: 1,
  size: 259,
  entries: { path: 'tile/entries/001.p/3', bytes: encodeBundle(entries), width: 3 },
  hashes: { path: 'tile/0/001.p/3', bytes: hashes, width: 3 },
  openings: openings(1),
  ...change,
})
const thrown = (bundle: ServedBundle): unknown => {
  try {
    return checkBundle(bundle, [])
  } catch (error) {
    if (error instanceof Contradicted) return error.contradiction
    throw error
  }
}

describe('checkBundle', () => {
  it('throws what contradicts, with the index in the whole log', () => {
    expect(thrown(served({ entries: undefined }))).toEqual({ code: 'entries-missing', index: 256 })
    expect(thrown(served({ hashes: undefined }))).toEqual({
      code: 'tile-missing',
      index: 256,
      detail: 'tile/0/001.p/3',
    })
    const bytes = hashes.with(33, hashes[33]! ^ 1)
    expect(thrown(served({ hashes: { ...served().hashes!, bytes } }))).toEqual({
      code: 'leaf-differs',
      index: 257,
    })
    expect(thrown(served({ size: 260 }))).toMatchObject({ code: 'tile-missing' })
  })

  it('keeps what is wrong with openings for last', () => {
    expect(checkBundle(served({ openings: openings(2) }), []).wrong).toEqual({
      code: 'opening-wrong',
      index: 257,
      detail: 'choice',
    })
    expect(checkBundle(served({ openings: Uint8Array.of(1) }), []).wrong).toEqual({
      code: 'openings-malformed',
      index: 256,
    })
  })

  it('finds acts, openings, hashes, and what each check takes, as data that can be sent', () => {
    const found = checkBundle(served(), [{ takes: takesPolls }, {}])
    expect(structuredClone(found)).toEqual(found)
    expect(found).toMatchObject({
      tenant: 'yiguang',
      stranger: undefined,
      acts: { say: 1, cast: 2 },
      openings: 1,
      wrong: undefined,
    })
    expect(found.hashes).toEqual(hashes)
    expect(rootOfRange(found.range)).toEqual(rootOf(entries.map(hashLeaf)))
    expect(rangeOf(hashes)).toEqual(found.range)
    const [taken, whole] = found.taken
    expect(taken!.map(({ index }) => index)).toEqual([257, 258])
    expect(taken![0]).toMatchObject({
      entry: { open: { poll: 'p1' }, sealed: {} },
      openings: { choice: { value: 1 } },
    })
    expect(whole!.map(({ entry }) => entry.zone)).toEqual(Array(3).fill('yiguang.huayuan'))
  })
})
