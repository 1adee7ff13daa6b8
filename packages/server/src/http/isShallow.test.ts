import { describe, expect, it } from 'vitest'
import { isShallow } from './isShallow.ts'

describe('isShallow', () => {
  it('sees a text that nests too deep, however it mixes its brackets', () => {
    expect(isShallow('['.repeat(33))).toBe(false)
    expect(isShallow('[{"a":'.repeat(17))).toBe(false)
    expect(isShallow('['.repeat(200_000))).toBe(false)
  })

  it('takes width for no depth', () => {
    expect(isShallow(`[${'[],'.repeat(10_000)}[]]`)).toBe(true)
    expect(isShallow('['.repeat(32) + ']'.repeat(32))).toBe(true)
  })

  it('does not count brackets within strings, and is not fooled by an escaped quote', () => {
    expect(isShallow(JSON.stringify({ a: '['.repeat(100), b: `"${'{'.repeat(100)}\\` }))).toBe(true)
    expect(isShallow(`"\\"", ${'['.repeat(40)}`)).toBe(false)
  })
})
