import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatArea, type Parking } from '@yishi/schema/rules'
import { describe, expect, it } from 'vitest'
import { checkRoll } from './checkRoll.ts'

const data = join(import.meta.dirname, '../../../../tests/data/huayuan')
const header = '楼栋,单元,房号,用途,建筑面积,面积依据,产权人,产权人标识,状态'
const sound = '1号楼,1单元,101,住宅,63.75,买卖合同,甲,P1,已交付'

async function check(text: string, parking: Parking = 'excluded') {
  return checkRoll(Buffer.from(text), parking)
}

/** Line, column and code of every problem. */
async function problems(...rows: string[]): Promise<string[]> {
  const checked = await check([header, ...rows].join('\n'))
  return checked.ok ? [] : checked.problems.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

/** The sound row with one column changed. */
function changed(column: string, cell: string, room = '101'): string {
  const cells = sound.split(',')
  cells[2] = room
  cells[header.split(',').indexOf(column)] = cell
  return cells.join(',')
}

describe('a broken roll', () => {
  it.each(['', '0', '0.00', '-63.75', '63.755', '六十', '1e2', '.5', '63.', '+5', '63.75㎡', '0x10'])(
    'has no area in %j',
    async (cell) => expect(await problems(changed('建筑面积', cell))).toEqual(['2 建筑面积 area-invalid']),
  )

  it('has no thousands separator in an area, of either width', async () => {
    expect(await problems(changed('建筑面积', '"1,063.75"'))).toEqual(['2 建筑面积 area-invalid'])
    expect(await problems(changed('建筑面积', '1，063.75'))).toEqual(['2 建筑面积 area-invalid'])
  })

  it('has values that nobody listed', async () => {
    expect(await problems(changed('用途', '别墅'))).toEqual(['2 用途 use-unknown'])
    expect(await problems(changed('面积依据', ''))).toEqual(['2 面积依据 basis-unknown'])
    expect(await problems(changed('状态', 'Delivered'))).toEqual(['2 状态 state-unknown'])
  })

  it('has an empty cell for the building or the room, but may have one for the unit', async () => {
    expect(await problems(changed('楼栋', ' '))).toEqual(['2 楼栋 empty'])
    expect(await problems(changed('房号', '', ''))).toEqual(['2 房号 empty'])
    expect(await problems(changed('单元', ''))).toEqual([])
  })

  it('has the same dwelling again, however it is written, on the second line and the third', async () => {
    const wide = changed('楼栋', '１号楼 ')
    expect(await problems(sound, wide, changed('单元', '2单元'), sound)).toEqual([
      '3 null duplicate-dwelling',
      '5 null duplicate-dwelling',
    ])
  })

  it('has no owner, which is not reported once more for the ids', async () => {
    expect(await problems(changed('产权人', ''))).toEqual(['2 产权人 owner-missing'])
    expect(await problems(changed('产权人', ' 、 '))).toEqual(['2 产权人 owner-missing'])
  })

  it('has more owners than ids, or none of the ids', async () => {
    expect(await problems(changed('产权人', '甲、乙'))).toEqual(['2 null owners-and-ids-differ'])
    expect(await problems(changed('产权人标识', ''))).toEqual(['2 null owners-and-ids-differ'])
  })

  it('has an id twice in a cell, which is reported as that alone', async () => {
    const twice = sound.replace('甲,P1', '甲、乙,P1、P1')
    expect(await problems(twice)).toEqual(['2 产权人标识 owner-twice'])
    expect(await problems(sound.replace('甲,P1', '甲、甲,P1、Ｐ１'))).toEqual(['2 产权人标识 owner-twice'])
  })

  it('has an id under two names, on every line but the first', async () => {
    const other = changed('产权人', '乙', '102')
    expect(
      await problems(sound, other, changed('产权人', '甲', '103'), changed('产权人', '丙', '104')),
    ).toEqual(['3 产权人标识 id-under-two-names', '5 产权人标识 id-under-two-names'])
  })

  it('may have one name under two ids: namesakes live everywhere', async () => {
    expect(await problems(sound, changed('产权人标识', 'P2', '102'))).toEqual([])
  })

  it('names all its problems at once, in the order of lines, the missing column first', async () => {
    const text = [
      '楼栋,单元,房号,用途,面积依据,产权人,产权人标识,状态',
      '1,,1,别墅,?,,,出租',
      '1,,1,住宅,实测,甲,P1,未售',
    ]
    const checked = await check(text.join('\r\n'))
    expect(checked.ok ? [] : checked.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, '建筑面积', 'column-missing'],
      [2, '用途', 'use-unknown'],
      [2, '面积依据', 'basis-unknown'],
      [2, '产权人', 'owner-missing'],
      [2, '状态', 'state-unknown'],
      [3, null, 'duplicate-dwelling'],
    ])
  })

  it('is not held against cells of a column that is missing', async () => {
    const without = (column: string) => {
      const at = header.split(',').indexOf(column)
      return [header, sound]
        .map((row) =>
          row
            .split(',')
            .filter((_, place) => place !== at)
            .join(','),
        )
        .join('\n')
    }
    for (const column of header.split(',')) {
      const checked = await check(without(column))
      expect(checked.ok ? [] : checked.problems.map((each) => [each.column, each.code])).toEqual([
        [column, 'column-missing'],
      ])
    }
  })

  it('names the line on which a record of several lines starts', async () => {
    expect(await problems('"1号\n楼",1,101,住宅,1.00,实测,甲,P1,未售', '', changed('状态', '出租'))).toEqual([
      '5 状态 state-unknown',
    ])
  })

  it('names columns by its own headers', async () => {
    const checked = await check(
      'building,unit,room,use,area,area_basis,owners,owner_ids,state\n1,,1,shop,x,survey,A,1,unsold',
    )
    expect(checked).toMatchObject({
      ok: false,
      problems: [{ line: 2, column: 'area', code: 'area-invalid' }],
    })
  })
})

describe('a sound roll', () => {
  it('joins owners by any separator, of either width', async () => {
    const rows = ['、', '，', '；', ';', '/', '／', '､'].map((mark, at) =>
      changed('产权人', `甲${mark} 乙`, `${at}`).replace('P1', ['P1', 'P2'].join(mark)),
    )
    const checked = await check(
      [header, ...rows, changed('产权人', '"乙,甲"', 'x').replace('P1', '"P2,P1"')].join('\n'),
    )
    expect(checked).toMatchObject({ ok: true, electorate: { heads: 1n, electors: [{ key: 'P1/P2' }] } })
  })

  it('keeps each dwelling with its names, ids and line', async () => {
    const checked = await check(`${header}\n\n${sound}`)
    expect(checked.ok && checked.dwellings).toEqual([
      {
        line: 3,
        building: '1号楼',
        unit: '1单元',
        room: '101',
        use: 'dwelling',
        area: 6375n,
        areaBasis: 'contract',
        owners: ['甲'],
        ownerIds: ['P1'],
        state: 'delivered',
      },
    ])
  })

  it('takes English and Chinese values in one file', async () => {
    const mixed = sound
      .replace('住宅', 'dwelling')
      .replace('买卖合同', 'contract')
      .replace('已交付', 'delivered')
    expect(await problems(sound, mixed.replace('101', '102'))).toEqual([])
  })

  it('tells how far it has come', async () => {
    const heard: number[] = []
    await checkRoll(Buffer.from([header, sound, sound].join('\n')), 'excluded', (rows) => heard.push(rows))
    expect(heard).toEqual([1, 2])
  })
})

describe('the rolls of Huayuan', () => {
  it.each(['roll.csv', 'roll.gb18030.csv'])(
    '%s weighs what it should in each way to treat parking',
    async (file) => {
      const expected = JSON.parse(await readFile(join(data, 'roll.expected.json'), 'utf8'))
      const bytes = await readFile(join(data, file))
      for (const parking of ['excluded', 'area', 'areaAndHeads'] as const) {
        const checked = await checkRoll(bytes, parking)
        if (!checked.ok) expect.fail(JSON.stringify(checked.problems))
        const { heads, area } = checked.electorate
        expect(checked.dwellings).toHaveLength(expected.dwellings)
        expect({ heads: Number(heads), area: formatArea(area) }).toEqual(expected[parking])
      }
    },
  )

  it('that are broken are refused with every problem that they have', async () => {
    const expected: Record<string, unknown[]> = JSON.parse(
      await readFile(join(data, 'bad/expected.json'), 'utf8'),
    )
    for (const [file, problems] of Object.entries(expected)) {
      const checked = await checkRoll(await readFile(join(data, 'bad', file)), 'excluded')
      const found = checked.ok ? [] : checked.problems.map(({ message: _, ...problem }) => problem)
      expect({ file, problems: found }).toEqual({ file, problems })
    }
  })

  it('a hundred thousand dwellings are weighed to the last one', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `${at}号楼,,101,住宅,63.75,实测,甲、乙,P${at}、Q${at},已交付`,
    )
    const checked = await check([header, ...rows].join('\n'))
    expect(checked).toMatchObject({ ok: true, electorate: { heads: 100_000n, area: 637_500_000n } })
  })
})
