import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFraction, reaches } from './fraction.ts'

/*
 * Civil Code 1259: "以上", "以下", "以内", "届满" include the number (1); "不满", "超过", "以外" do not (2).
 */

const twoThirds = { numerator: 2n, denominator: 3n }
const half = { numerator: 1n, denominator: 2n }

describe('parseFraction', () => {
  it.each([
    '',
    '2',
    '2/',
    '/3',
    '0/3',
    '2/0',
    '02/3',
    '2/03',
    '-2/3',
    '2.0/3',
    '2/3 ',
    '2/3\n',
    '2 / 3',
    '２/３',
    '1/2/3',
  ])('refuses %j, which is no fraction of two positive integers', (text) =>
    expect(parseFraction(text)).toBeUndefined(),
  )

  it('refuses more than 1, which no share can reach', () => {
    expect(parseFraction('3/2')).toBeUndefined()
    expect(parseFraction('1/1')).toEqual({ numerator: 1n, denominator: 1n })
  })

  it('keeps a fraction as written, however large', () => {
    expect(parseFraction('4/6')).toEqual({ numerator: 4n, denominator: 6n })
    expect(parseFraction('90071992547409931/90071992547409932')?.denominator).toBe(90071992547409932n)
  })
})

describe('reaches', () => {
  it('never reaches anything out of a whole of zero', () => {
    expect(reaches({ part: 0n, whole: 0n }, '>=', twoThirds)).toBe(false)
    expect(reaches({ part: 1n, whole: 0n }, '>', half)).toBe(false)
  })

  it('(1) includes the number where the law says 以上', () => {
    expect(reaches({ part: 200n, whole: 300n }, '>=', twoThirds)).toBe(true)
    expect(reaches({ part: 199n, whole: 300n }, '>=', twoThirds)).toBe(false)
  })

  it('(2) excludes the number where the law says 过半数', () => {
    expect(reaches({ part: 150n, whole: 300n }, '>', half)).toBe(false)
    expect(reaches({ part: 151n, whole: 300n }, '>', half)).toBe(true)
  })

  it('is exact where a quotient in floating point is not', () => {
    const whole = 3n * 10n ** 17n
    expect(reaches({ part: 2n * 10n ** 17n, whole }, '>=', twoThirds)).toBe(true)
    expect(reaches({ part: 2n * 10n ** 17n - 1n, whole }, '>=', twoThirds)).toBe(false)
    expect(reaches({ part: 2n * 10n ** 17n, whole }, '>', twoThirds)).toBe(false)
  })

  it('agrees with a model that counts how many equal slices the part fills', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 20n })
    const small = fc.bigInt({ min: 1n, max: 60n })
    fc.assert(
      fc.property(amount, amount, small, small, (part, whole, one, other) => {
        fc.pre(whole > 0n)
        const [numerator, denominator] = one < other ? [one, other] : [other, one]
        // Cut the whole into `denominator` slices of which the threshold asks `numerator`: floor and remainder.
        const floor = (whole * numerator) / denominator
        const even = (whole * numerator) % denominator === 0n
        expect(reaches({ part, whole }, '>', { numerator, denominator })).toBe(part > floor)
        expect(reaches({ part, whole }, '>=', { numerator, denominator })).toBe(
          even ? part >= floor : part > floor,
        )
      }),
    )
  })
})
