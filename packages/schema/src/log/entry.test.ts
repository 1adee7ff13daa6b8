import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { seal } from './commitment.ts'
import { decodeEntry, type Entry, encodeEntry } from './entry.ts'

const entry: Entry = {
  v: 1,
  tenant: 'yiguang',
  act: 'ballot.cast',
  at: '2026-04-08T10:00:00.000+08:00',
  zone: 'yiguang/huayuan',
  matter: 'p1',
  open: { poll: 'v1', channel: 'online' },
  sealed: { choice: seal(new Uint8Array(32), { q1: 'for' }) },
}

const bytesOf = (value: unknown): Uint8Array => utf8ToBytes(JSON.stringify(value))

describe('entry', () => {
  it('refuses to write what it could not read back', () => {
    expect(() => encodeEntry({ ...entry, act: '' })).toThrow(TypeError)
    expect(() => encodeEntry({ ...entry, open: { area: 58.37 } })).toThrow(TypeError)
    expect(() => encodeEntry({ ...entry, sealed: { choice: 'for' } })).toThrow(TypeError)
    expect(() => encodeEntry({ ...entry, name: 'somebody' } as Entry)).toThrow(TypeError)
  })

  it('refuses an entry that does not fit into a bundle', () => {
    expect(() => encodeEntry({ ...entry, open: { text: 'x'.repeat(65_536) } })).toThrow(RangeError)
  })

  it('refuses bytes that are another spelling, another version or another shape', () => {
    const text = new TextDecoder().decode(encodeEntry(entry))
    expect(decodeEntry(utf8ToBytes(`${text} `))).toBeUndefined()
    expect(decodeEntry(utf8ToBytes(text.replace('"v":1', '"v":2')))).toBeUndefined()
    expect(decodeEntry(utf8ToBytes(text.replace('"open":{', '"open":{},"opened":{')))).toBeUndefined()
    expect(
      decodeEntry(bytesOf({ v: 1, act: 'a', at: 'b', open: [], sealed: {}, tenant: 't' })),
    ).toBeUndefined()
    expect(decodeEntry(bytesOf([]))).toBeUndefined()
    expect(decodeEntry(Uint8Array.of(0xff))).toBeUndefined()
  })

  it('refuses what is sealed where it is not exactly 32 bytes in Base64', () => {
    const hash = entry.sealed.choice!
    const writes = (choice: string) => () => encodeEntry({ ...entry, sealed: { choice } })
    for (const bad of [
      '',
      hash.slice(1),
      `${hash}=`,
      `${hash.slice(0, -1)}A`,
      `-${hash.slice(1)}`,
      `人${hash.slice(1)}`,
      `${hash.slice(0, 41)}_${hash.slice(42)}`,
    ])
      expect(writes(bad), bad).toThrow(TypeError)
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    for (const [value, last] of [...digits].entries()) {
      const write = writes(`${hash.slice(0, 42)}${last}=`)
      if (value % 4 === 0) expect(write, last).not.toThrow()
      else expect(write, last).toThrow(TypeError)
    }
  })

  it('writes one text, whatever the order of the keys', () => {
    const { v, tenant, ...others } = entry
    expect(encodeEntry({ ...others, tenant, v } as Entry)).toEqual(encodeEntry(entry))
    expect(new TextDecoder().decode(encodeEntry(entry)).slice(0, 24)).toBe('{"act":"ballot.cast","at')
  })

  it('reads back what it wrote, with and without zone and matter', () => {
    expect(decodeEntry(encodeEntry(entry))).toEqual(entry)
    const { zone, matter, ...bare } = entry
    expect(decodeEntry(encodeEntry({ ...bare, zone: undefined }))).toEqual(bare)
  })
})
