import { describe, expect, it } from 'vitest'
import { unstorable } from './unstorable.ts'

describe('unstorable', () => {
  it('names the place of a NUL or of half a character, in a value or a key, however deep', () => {
    expect(unstorable({ a: [{ b: 'x\0' }] })).toBe('a.0.b')
    expect(unstorable({ a: '\ud800' })).toBe('a')
    expect(unstorable({ a: 'x\udc00y' })).toBe('a')
    expect(unstorable({ a: { '\ud800': 1 } })).toBe('a')
    expect(unstorable('\0')).toBe('')
  })

  it('lets everything else pass: whole characters, numbers, nothing, bytes', () => {
    expect(
      unstorable({ a: '𠮷野家 👍 \n\t', b: [1, null, undefined, true], c: new Uint8Array([0]) }),
    ).toBeUndefined()
  })
})
