import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Plain, parseCanonicalJson } from './canonicalJson.ts'

describe('canonicalJson', () => {
  it('refuses numbers that are not whole or not known to every reader', () => {
    for (const number of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => canonicalJson(number)).toThrow(TypeError)
  })

  it('refuses what is not plain: dates, maps, bytes, bigints, halves of surrogate pairs', () => {
    const odd: unknown[] = [
      new Date(0),
      new Map(),
      Uint8Array.of(1),
      1n,
      '\ud800',
      { '\udc00': 1 },
      [undefined],
      () => 1,
    ]
    for (const value of odd) expect(() => canonicalJson(value as Plain)).toThrow(TypeError)
  })

  it('refuses to read any other spelling of a value', () => {
    const texts = [
      '{"b":1,"a":2}',
      '{ "a":1}',
      '{"a":1,"a":1}',
      '1.0',
      '1e2',
      '-0',
      '"\\u0061"',
      '"\\/"',
      '01',
      '"\\ud800"',
      '{"\\udc00":1}',
      '{"9":1,"10":2}',
      '{"a":{"c":1,"b":2}}',
      '[9007199254740992]',
      '',
      '{"a":1}\n',
    ]
    for (const text of texts) expect(parseCanonicalJson(text), text).toBeUndefined()
  })

  it('writes a backslash before "ud" as what it is, and numbers as keys in the order of text', () => {
    for (const text of ['"\\\\ud800"', '{"10":1,"9":{"b":[true,null,"ü"]}}', '{"a":-5,"b":""}'])
      expect(canonicalJson(parseCanonicalJson(text)!), text).toBe(text)
  })

  it('sorts keys by code units, at every depth', () => {
    expect(canonicalJson({ b: { d: 1, c: [2, { f: 'x', e: true }] }, a: null })).toBe(
      '{"a":null,"b":{"c":[2,{"e":true,"f":"x"}],"d":1}}',
    )
    // The order of the example in RFC 8785, section 3.2.3: the astral sign comes before U+FB33.
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(keys.sort())
    expect([...text.matchAll(/"((?:\\.|[^"\\])+)":/g)].map((match) => JSON.parse(`"${match[1]}"`))).toEqual([
      '\r',
      '1',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ])
  })

  it('sorts as many keys as a body can bring', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `k${String(i).padStart(5, '0')}`)
    const backwards = Object.fromEntries(names.toReversed().map((name) => [name, 0]))
    expect(canonicalJson(backwards)).toBe(`{${names.map((name) => `"${name}":0`).join()}}`)
  })

  it('escapes as RFC 8785, section 3.2.2.2, and leaves Chinese alone', () => {
    expect(canonicalJson('€$\u000f\nA\'B"\\"/怡光')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/怡光"')
  })

  it('leaves out keys without a value and writes minus zero as zero', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}')
  })

  it('reads back every value that it writes, keys like __proto__ too', () => {
    const values = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !/\.|e[+-]?\d/.test(JSON.stringify(value).replace(/"(\\.|[^"\\])*"/g, '')))
    fc.assert(
      fc.property(values, (value) => {
        const text = tryText(value as Plain)
        if (text !== undefined) expect(canonicalJson(parseCanonicalJson(text)!)).toBe(text)
      }),
    )
    expect(canonicalJson(parseCanonicalJson('{"__proto__":1}')!)).toBe('{"__proto__":1}')
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":"x"}'))).toBe('{"__proto__":"x","b":1}')
  })
})

describe('parseCanonicalJson', () => {
  const number = fc.oneof(fc.integer({ min: -120, max: 120 }), fc.integer())
  const key = fc.oneof(fc.constantFrom('a', 'b', '1', '10', '9', ''), fc.string({ maxLength: 3 }))
  /** Texts as a forger might write them: blanks, keys twice and in any order, numbers and strings in every spelling. */
  const { text: texts } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('null', 'true', 'false', '-0', '[]', '{}', '[ ]', '"\ud800"', '"\\u0061"'),
      fc
        .tuple(number, fc.constantFrom('', '.0', 'e0', 'e1', 'E+0', 'e-0'))
        .map(([whole, rest]) => `${whole}${rest}`),
      fc.oneof(fc.string(), fc.string({ unit: 'binary' })).map((one) => JSON.stringify(one)),
      fc.array(tie('text'), { maxLength: 3 }).map((all) => `[${all.join(',')}]`),
      fc
        .tuple(
          fc.array(fc.tuple(key, tie('text')), { maxLength: 4 }),
          fc.constantFrom('', '', ' ', '\n'),
          fc.boolean(),
        )
        .map(([pairs, blank, sorted]) => {
          const all = pairs.map(([name, text]) => [JSON.stringify(name), text] as const)
          if (sorted) all.sort(([one], [other]) => (one < other ? -1 : 1))
          return `{${blank}${all.map((pair) => pair.join(':')).join(`${blank},`)}}`
        }),
    ),
  }))

  it('takes a text exactly where it is what is written of its value', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const value: Plain = JSON.parse(text)
        const isCanonical = tryText(value) === text
        expect(parseCanonicalJson(text), text).toEqual(isCanonical ? value : undefined)
      }),
      { numRuns: 5000 },
    )
  })
})

function tryText(value: Plain): string | undefined {
  try {
    return canonicalJson(value)
  } catch {
    return undefined
  }
}
