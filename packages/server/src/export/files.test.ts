import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../roll/sheet/readXlsx.ts'
import { toCsv } from './csv.ts'
import { decimal, type Table } from './table.ts'
import { toXlsx } from './xlsx.ts'

const nasty = ['=1+1', '+86', '-2', '@SUM(A1)', ' =A1', '\t=A1', '＝A1', '"a,b"', 'two\nlines', '<b>&']
const table: Table = {
  name: '结果/第一:项*一个非常长的名字放不下的名字放不下的名字放不下',
  head: ['关于出租的表决', '=HYPERLINK("http://x")'],
  columns: ['文字', '人数', '面积'],
  rows: [...nasty.map((text) => [text, 12, decimal('16058.30')]), [null, 0, null]],
}

describe('a list as CSV', () => {
  const text = toCsv([table])
  const rows = parse(text, { bom: true, relax_column_count: true }) as string[][]

  it('begins no formula with what people wrote', () => {
    for (const [cell = ''] of rows) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    expect(rows.map(([cell]) => cell)).toContain("'=1+1")
    expect(rows.map(([cell]) => cell)).toContain("'\t=A1")
  })

  it('opens again with the same cells, numbers as they are', () => {
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(rows[2]).toEqual(table.columns)
    expect(rows.slice(3).map(([cell]) => cell!.replace(/^'/, ''))).toEqual([...nasty, ''])
    expect(rows[3]!.slice(1)).toEqual(['12', '16058.30'])
  })

  it('puts several lists below each other', () => {
    expect(toCsv([table, table]).split('关于出租的表决')).toHaveLength(3)
  })
})

describe('a list as a workbook', () => {
  const bytes = toXlsx([table, { ...table, name: '二' }])
  const cells = readXlsx(bytes)

  it('holds no formula at all', () => {
    expect(cells.map(([cell]) => cell)).toContain('=1+1')
    expect(bytes.toString('latin1')).not.toContain('<f>')
  })

  it('opens again with the same cells, numbers as numbers', () => {
    expect(cells[2]).toEqual(table.columns)
    // A carriage return or tab within a cell may be read as a blank.
    expect(cells.slice(3, 3 + nasty.length).map(([cell]) => cell!.trim())).toEqual(
      nasty.map((one) => one.trim()),
    )
    expect(cells[3]!.slice(1)).toEqual(['12', '16058.30'])
  })

  it('is the same bytes for the same lists, whenever it is made', () => {
    expect(toXlsx([table])).toEqual(toXlsx([table]))
  })
})
