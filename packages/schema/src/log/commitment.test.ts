import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { commit, opens, SALT_BYTES, seal } from './commitment.ts'

const salts = fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES })
const values = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.maxSafeInteger(),
  fc.dictionary(fc.string(), fc.maxSafeInteger()),
)

describe('commitment', () => {
  it('refuses a salt that is too short to hide anything', () => {
    expect(() => commit(new Uint8Array(16), 'for')).toThrow(RangeError)
    expect(opens(seal(new Uint8Array(32), 'for'), { salt: toBase64(new Uint8Array(16)), value: 'for' })).toBe(
      false,
    )
  })

  it('does not open with another value, another salt or to text that is not Base64', () => {
    fc.assert(
      fc.property(salts, salts, values, values, (salt, otherSalt, value, otherValue) => {
        const sealed = seal(salt, value)
        const same = JSON.stringify(value) === JSON.stringify(otherValue)
        expect(opens(sealed, { salt: toBase64(salt), value: otherValue })).toBe(same)
        expect(opens(sealed, { salt: toBase64(otherSalt), value })).toBe(
          toBase64(salt) === toBase64(otherSalt),
        )
      }),
    )
    expect(opens('not base64', { salt: toBase64(new Uint8Array(32)), value: 'for' })).toBe(false)
    expect(opens(seal(new Uint8Array(32), 'for'), { salt: '?', value: 'for' })).toBe(false)
  })

  it('opens with what it was made of', () => {
    fc.assert(
      fc.property(salts, values, (salt, value) => {
        expect(opens(seal(salt, value), { salt: toBase64(salt), value })).toBe(true)
      }),
    )
  })

  it('is the hash of domain, salt and canonical JSON, each behind its length', () => {
    const salt = new Uint8Array(32).fill(9)
    const json = '{"a":"x","b":1}'
    const framed = concatBytes(
      ...[utf8ToBytes('yishi-commitment/v1'), salt, utf8ToBytes(json)].flatMap((part) => [
        Uint8Array.of(0, 0, 0, part.length),
        part,
      ]),
    )
    expect(commit(salt, { b: 1, a: 'x' })).toEqual(sha256(framed))
  })
})
