import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatArea, parseArea } from './area.ts'

describe('parseArea', () => {
  it.each([
    '',
    '.5',
    '58.',
    '58.375',
    '-58.37',
    '+58',
    '1,058.37',
    '1e2',
    '５８',
    '58.37 ',
    '58.37\n',
    ' 58',
    '58.3.7',
    'NaN',
    '0x10',
  ])('refuses %j', (text) => expect(parseArea(text)).toBeUndefined())

  it('reads no, one or two places', () => {
    expect(parseArea('58')).toBe(5800n)
    expect(parseArea('58.3')).toBe(5830n)
    expect(parseArea('58.37')).toBe(5837n)
    expect(parseArea('0.07')).toBe(7n)
  })

  it('reads what no floating-point number can hold', () => {
    expect(parseArea('90071992547409931234.01')).toBe(9007199254740993123401n)
  })
})

describe('formatArea', () => {
  it('always writes two places', () => {
    expect(formatArea(0n)).toBe('0.00')
    expect(formatArea(7n)).toBe('0.07')
    expect(formatArea(70n)).toBe('0.70')
    expect(formatArea(5837n)).toBe('58.37')
  })

  it('is read back as what was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (hundredths) => {
        expect(parseArea(formatArea(hundredths))).toBe(hundredths)
      }),
    )
  })
})
