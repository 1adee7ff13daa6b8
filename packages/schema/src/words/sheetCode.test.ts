import { describe, expect, it } from 'vitest'
import { electorOfSheetCode, sheetCode } from './sheetCode.ts'

describe('the number of a paper', () => {
  it('is nothing where it cannot be one', () => {
    for (const typed of ['', '5号楼301', 'E12-7K', 'X000012-7K', 'https://example.org', '1234567'])
      expect([typed, electorOfSheetCode('p1', typed)]).toEqual([typed, null])
  })

  it('is strange where it belongs to another poll', () => {
    const others = Array.from({ length: 200 }, (_, i) => sheetCode(`other${i}`, 'e000012'))
    const taken = others.filter((code) => electorOfSheetCode('p1', code) !== 'strange')
    expect(taken.length).toBeLessThanOrEqual(2)
  })

  it('is strange where one digit was misread', () => {
    const code = sheetCode('p1', 'e000012')
    for (let digit = 0; digit < 10; digit++)
      if (digit !== 2) expect(electorOfSheetCode('p1', code.replace('2-', `${digit}-`))).toBe('strange')
  })

  it('names its elector, however it was typed', () => {
    const code = sheetCode('p1', 'e000012')
    expect(code).toMatch(/^E000012-[0-9A-Z]{2}$/)
    const wide = code.replace(/[0-9A-Z]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0))
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code} `, wide, '12', '000012'])
      expect(electorOfSheetCode('p1', typed)).toBe('e000012')
  })

  it('is the same whenever it is made', () => {
    expect(sheetCode('p-7', 'e000012')).toBe(sheetCode('p-7', 'e000012'))
  })
})
