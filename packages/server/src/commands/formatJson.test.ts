import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from './formatJson.ts'

describe('formatJson', () => {
  it('writes every digit of a bigint', () => {
    expect(formatJson({ total: 45035996273704955n })).toBe('{"total":45035996273704955}')
  })

  it('keeps the order of a Map, where an object would put numbers first', () => {
    const rounds = [
      new Map([
        ['B', 2n],
        ['10', 1n],
        ['2', 0n],
        ['__proto__', 3n],
      ]),
    ]
    expect(formatJson({ rounds })).toBe('{"rounds":[{"B":2,"10":1,"2":0,"__proto__":3}]}')
  })

  it('leaves out what is undefined', () => {
    expect(formatJson({ a: undefined, b: null, c: [] })).toBe('{"b":null,"c":[]}')
  })

  it('writes anything else as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(formatJson(value)).toBe(JSON.stringify(value))
      }),
    )
  })
})
