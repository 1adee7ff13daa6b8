import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatVkey, parseVkey, vkeyOf } from './vkey.ts'

/** The key of the published example of the note format. */
const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'

describe('vkey', () => {
  it('refuses lines that are malformed, of another type or whose id belongs to another key', () => {
    const wrong = [
      '',
      'PeterNeumann',
      'PeterNeumann+c74f20a3',
      line.replace('c74f20a3', 'c74f20a4'),
      line.replace('c74f20a3', 'C74F20A3'),
      line.replace('PeterNeumann', 'Peter Neumann'),
      line.replace('PeterNeumann', ''),
      line.replace('+ARpc', '+AhpC'),
      line.slice(0, -4),
      `${line}\n`,
    ]
    for (const text of wrong) expect(parseVkey(text), text).toBeUndefined()
  })

  it('refuses names that would break a signature line', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u3000b'])
      expect(() => vkeyOf(name, new Uint8Array(32))).toThrow(RangeError)
  })

  it('knows the published example', () => {
    const key = parseVkey(line)
    expect(key?.name).toBe('PeterNeumann')
    expect(key?.id).toBe(0xc74f20a3)
    expect(formatVkey(key!)).toBe(line)
  })

  it('reads back every key that it writes, ids with leading zeros too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (publicKey) => {
        const key = vkeyOf('example.org/log/怡光', publicKey)
        expect(parseVkey(formatVkey(key))).toEqual(key)
      }),
    )
  })
})
