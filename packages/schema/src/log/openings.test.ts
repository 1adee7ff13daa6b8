import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { seal } from './commitment.ts'
import type { Entry } from './entry.ts'
import {
  decodeOpenings,
  type EntryOpenings,
  encodeOpenings,
  openingsPath,
  parseOpeningsPath,
  wrongOpening,
} from './openings.ts'

const salt = new Uint8Array(32).fill(5)
const opening = { salt: toBase64(salt), value: { q1: 'for' } }
const entry: Entry = {
  v: 1,
  tenant: 't',
  act: 'ballot.cast',
  at: 'now',
  open: {},
  sealed: { choice: seal(salt, { q1: 'for' }) },
}

describe('openings', () => {
  it('refuses files that are malformed', () => {
    const wrong = [
      '',
      '[]',
      '{"x":{}}',
      '{"01":{}}',
      '{"1":[]}',
      '{"1":{"choice":"for"}}',
      '{"1":{"choice":{"salt":"AA=="}}}',
    ]
    for (const text of wrong) expect(decodeOpenings(utf8ToBytes(text)), text).toBeUndefined()
  })

  it('names a field whose opening does not fit, or that was never sealed', () => {
    expect(wrongOpening(entry, { choice: { ...opening, value: { q1: 'against' } } })).toBe('choice')
    expect(wrongOpening(entry, { choice: opening, who: opening })).toBe('who')
    expect(wrongOpening(entry, { toString: opening })).toBe('toString')
  })

  it('finds nothing wrong with what fits, nor with nothing at all', () => {
    expect(wrongOpening(entry, { choice: opening })).toBeUndefined()
    expect(wrongOpening(entry, {})).toBeUndefined()
  })

  it('reads back what it wrote', () => {
    const openings = new Map<number, EntryOpenings>([
      [3, { choice: opening }],
      [250, {}],
    ])
    expect(decodeOpenings(encodeOpenings(openings))).toEqual(openings)
  })

  it('lies beside the tiles under the same number', () => {
    expect(openingsPath(1234067)).toBe('openings/x001/x234/067')
    expect(parseOpeningsPath('openings/x001/x234/067')).toBe(1234067)
    for (const path of ['openings/0', 'openings/000.p/4', 'tile/entries/000', 'openings/'])
      expect(parseOpeningsPath(path)).toBeUndefined()
  })
})
