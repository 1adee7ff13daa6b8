import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { householdSheet } from './householdSheet.ts'
import { zipOf } from './sheet/zip.testing.ts'

const data = new URL('../../../../tests/data/huayuan/', import.meta.url)
const workbook = readFileSync(new URL('households.xlsx', data))
const expected = JSON.parse(readFileSync(new URL('households.expected.json', data), 'utf8'))
const pasted = (lines: string[][], mark = '\t') =>
  householdSheet(Buffer.from(lines.map((line) => line.join(mark)).join('\r\n')))

describe('a household sheet is refused', () => {
  const codeOf = (bytes: Uint8Array) => householdSheet(bytes).problems.map((problem) => problem.code)

  it('where it is no sheet: a picture, an old workbook, a zip of something else, half a workbook', () => {
    expect(codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toEqual(['not-a-sheet'])
    expect(codeOf(Buffer.from('d0cf11e0a1b11ae100000000', 'hex'))).toEqual(['not-a-sheet'])
    expect(codeOf(zipOf({ 'notes.txt': Buffer.from('nothing') }))).toEqual(['not-a-sheet'])
    expect(codeOf(workbook.subarray(0, workbook.length / 2))).toEqual(['not-a-sheet'])
  })

  it('where it would unpack to more than a list of households: what it says of its size is not believed', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(codeOf(zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(0) }, { packed: bomb }))).toEqual([
      'too-large',
    ])
    expect(codeOf(new Uint8Array(6 * 1024 * 1024))).toEqual(['too-large'])
  })

  it('where a row number would make millions of empty rows', () => {
    const sheet = Buffer.from(
      '<worksheet><sheetData><row r="1048576"><c r="A1048576"/></row></sheetData></worksheet>',
    )
    expect(codeOf(zipOf({ 'xl/worksheets/sheet1.xml': sheet }))).toEqual(['too-large'])
  })

  it('where no column says where a household lives', () => {
    expect(codeOf(Buffer.from('姓名\t电话\n张三\t12000000001'))).toEqual(['column-missing'])
    expect(codeOf(Buffer.from('一\t二\n三\t四'))).toEqual(['column-missing'])
    expect(codeOf(Buffer.from('楼栋\t房号'))).toEqual(['empty'])
  })
})

describe('a household sheet', () => {
  it('is read as communities have it: titles above, odd headers, mixed cells, vacancies, a sum below', () => {
    const { headerRow, columns, rows, totals, problems } = householdSheet(workbook)
    expect(problems).toEqual([])
    expect(totals).toEqual(expected)
    expect(headerRow).toBe(4)
    expect(columns.map((column) => column.meaning)).toEqual([
      null,
      'building',
      'unit',
      'room',
      'name',
      'phone',
      null,
      'remark',
    ])
    expect(rows[3]).toEqual({
      line: 8,
      building: '1号楼',
      unit: '1单元',
      room: '202',
      name: '张燕燕',
      phone: '12000000004',
      vacant: false,
    })
    expect(new Set(rows.map((row) => row.building)).size).toBe(9)
    expect(rows.find((row) => row.line === 37)).toMatchObject({ room: '501', vacant: true })
  })

  it('can be pasted out of a workbook, or come as a file with commas in either encoding', () => {
    const lines = [
      ['楼栋', '单元', '房号', '户主', '电话'],
      ['1', '一单元', '101室', '王一', '120-0000-0001'],
      ['1号', '1', '102', '', ''],
    ]
    const rows = [
      {
        line: 2,
        building: '1号楼',
        unit: '1单元',
        room: '101',
        name: '王一',
        phone: '12000000001',
        vacant: false,
      },
      { line: 3, building: '1号楼', unit: '1单元', room: '102', name: '', phone: '', vacant: true },
    ]
    expect(pasted(lines).rows).toEqual(rows)
    expect(pasted(lines, ',').rows).toEqual(rows)
    const gb18030 = iconv.encode(lines.map((line) => line.join(',')).join('\n'), 'gb18030')
    expect(householdSheet(gb18030).rows).toEqual(rows)
  })

  it('carries building and unit down where a merged cell stands for many rows', () => {
    const { rows } = pasted([
      ['楼栋', '单元', '房号', '姓名'],
      ['3号楼', '2单元', '101', '甲'],
      ['', '', '102', '乙'],
      ['4号楼', '', '101', '丙'],
    ])
    expect(rows.map((row) => [row.building, row.unit, row.room])).toEqual([
      ['3号楼', '2单元', '101'],
      ['3号楼', '2单元', '102'],
      ['4号楼', '', '101'],
    ])
  })

  it('takes building, unit and room out of one column', () => {
    const { rows, problems } = pasted([
      ['住址', '户主姓名'],
      ['5号楼2单元301', '甲'],
      ['5-2-302', '乙'],
      ['华园小区6栋303室', '丙'],
      ['门卫室旁', '丁'],
    ])
    expect(rows.map((row) => [row.building, row.unit, row.room])).toEqual([
      ['5号楼', '2单元', '301'],
      ['5号楼', '2单元', '302'],
      ['6栋', '', '303'],
    ])
    expect(problems).toMatchObject([{ line: 5, code: 'dwelling-unknown' }])
  })

  it('leaves out a dwelling that comes twice and a row without one, naming their lines', () => {
    const { rows, problems } = pasted([
      ['楼栋', '房号', '姓名', '电话'],
      ['1', '101', '甲', '问物业'],
      ['1号楼', '101', '乙', ''],
      ['2', '', '丙', ''],
      ['', '', '', ''],
      ['合计', '', '3', ''],
    ])
    expect(rows).toHaveLength(1)
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'phone-invalid'],
      [3, 'duplicate-dwelling'],
      [4, 'dwelling-unknown'],
    ])
  })

  it('is read as the clerk says, where the guess is wrong', () => {
    const text = Buffer.from('甲\t乙\t丙\n栋\t1\t101\n幢\t1\t102')
    expect(householdSheet(text).problems).toMatchObject([{ code: 'column-missing' }])
    const { rows } = householdSheet(text, { headerRow: 1, columns: { building: 1, room: 2 } })
    expect(rows.map((row) => row.room)).toEqual(['101', '102'])
    expect(rows.every((row) => !row.vacant)).toBe(true)
  })
})
