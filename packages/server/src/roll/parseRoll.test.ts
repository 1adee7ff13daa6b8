import { describe, expect, it } from 'vitest'
import type { Column } from './columns.ts'
import { type Header, normalise, parseRoll, type RollRow } from './parseRoll.ts'

async function parse(text: string) {
  let header: Header = {}
  const rows: RollRow[] = []
  const problems = await parseRoll(Buffer.from(text), {
    header: (found) => {
      header = found
    },
    row: (row) => rows.push(row),
  })
  return { header, rows, problems: problems.map(({ line, column, code }) => `${line} ${column} ${code}`) }
}

const chinese = '楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态'
const english = 'building,unit,room,use,area,area_basis,owners,owner_ids,state'

describe('parseRoll', () => {
  it('finds a file empty that has no dwellings: no bytes, blank lines, a mark, a header alone', async () => {
    for (const text of ['', '\n\r\n  \n', '\ufeff', `${chinese}\n`])
      expect((await parse(text)).problems).toEqual(['1 null empty'])
  })

  it('finds bytes that are no text', async () => {
    expect((await parse('a\0')).problems).toEqual(['1 null not-text'])
  })

  it('finds a quote that never closes on the line on which it opens', async () => {
    const { problems, rows } = await parse(`${chinese}\n1,,1\n2,,"1\n3,,1`)
    expect(problems).toEqual(['3 null not-text'])
    expect(rows).toHaveLength(1)
  })

  it('names every missing column at once, in the language of the others', async () => {
    expect((await parse('楼栋,unit,房号,用途,建筑面积,面积依据,状态\n1')).problems).toEqual([
      '1 产权人 column-missing',
      '1 产权人标识 column-missing',
    ])
    expect((await parse('building,room,use,area,area_basis,owners,owner_ids,state\n1')).problems).toEqual([
      '1 unit column-missing',
    ])
    expect((await parse('nothing\n1')).problems).toHaveLength(9)
    expect((await parse('nothing\n1')).problems[0]).toBe('1 楼栋 column-missing')
  })

  it('takes headers in either language, any order and any width, and keeps them as written', async () => {
    const { header, problems } = await parse(
      `\ufeff状态, ｒｏｏｍ ,楼栋,${english.replace('room,', '').replace(',state', '')}\n1`,
    )
    expect(problems).toEqual([])
    expect(header.state).toEqual({ at: 0, written: '状态' })
    expect(header.room).toEqual({ at: 1, written: 'ｒｏｏｍ' })
  })

  it('ignores columns that it does not know, and the second of two that mean the same', async () => {
    const { rows, problems } = await parse(
      `备注,area,${chinese}\nx,1.00,1号楼,,101,住宅,2.00,实测,甲,P1,未售`,
    )
    expect(problems).toEqual([])
    expect(rows[0]?.cell('area')).toBe('1.00')
    expect(rows[0]?.cell('building')).toBe('1号楼')
  })

  it('gives an empty cell for a missing column and for a row that is too short', async () => {
    const { rows } = await parse('楼栋,房号\n1号楼')
    expect((['building', 'room', 'state'] as Column[]).map((column) => rows[0]?.cell(column))).toEqual([
      '1号楼',
      '',
      '',
    ])
  })

  it('gives cells normalised and trimmed', async () => {
    const { rows } = await parse(`${chinese}\n　１号楼 ,\u00a0,"101\n",住宅,５８．３７,,甲，乙；丙／丁､戊`)
    expect(rows[0]?.cell('building')).toBe('1号楼')
    expect(rows[0]?.cell('unit')).toBe('')
    expect(rows[0]?.cell('room')).toBe('101')
    expect(rows[0]?.cell('area')).toBe('58.37')
    expect(rows[0]?.cell('owners')).toBe('甲,乙;丙/丁、戊')
  })
})

describe('normalise', () => {
  it('makes one spelling of full-width and half-width forms', () => {
    expect(normalise('　Ｐ０００１\t')).toBe(normalise('P0001'))
  })
})
