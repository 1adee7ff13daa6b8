import { describe, expect, it } from 'vitest'
import { readRecords } from './readRecords.ts'

async function read(text: string) {
  const records: string[] = []
  const brokenAt = await readRecords(text, ({ line, cells }) => records.push(`${line}: ${cells.join('|')}`))
  return { records, brokenAt }
}

describe('readRecords', () => {
  it('says where a quote opens that never closes, and hands over what came before', async () => {
    expect(await read('a,b\n1,2\n\n"3,4\n5,6\n')).toEqual({ records: ['1: a|b', '2: 1|2'], brokenAt: 4 })
  })

  it('says where something stands behind a closing quote, rather than guess which commas part cells', async () => {
    expect(await read('a,b\n"1,2"3,4\n5,6')).toEqual({ records: ['1: a|b'], brokenAt: 2 })
  })

  it('lets a fault of the taker through', async () => {
    const failing = readRecords('a\nb', () => {
      throw new TypeError('ours')
    })
    await expect(failing).rejects.toThrow('ours')
  })

  it('finds nothing in nothing', async () => {
    expect(await read('')).toEqual({ records: [], brokenAt: undefined })
    expect(await read('\n \r\n\t\n')).toEqual({ records: [], brokenAt: undefined })
  })

  it.each(['\n', '\r\n'])('names the line on which a record starts, with lines ending in %j', async (end) => {
    const text = ['a,b', '"x', 'y",2', '', '  ', '3,"', '', '4"', '5,6', ''].join(end)
    const { records } = await read(text)
    expect(records.map((record) => record.replaceAll(end, '/'))).toEqual([
      '1: a|b',
      '2: x/y|2',
      '6: 3|//4',
      '9: 5|6',
    ])
  })

  it('reads a file whose lines end in both ways', async () => {
    expect((await read('a,b\r\n1,2\n3,4\r\n')).records).toEqual(['1: a|b', '2: 1|2', '3: 3|4'])
  })

  it('reads quoted commas, doubled quotes, and quotes in the middle of a cell', async () => {
    expect((await read('"a,b", "c""d" ,e"f"')).records).toEqual(['1: a,b|c"d|e"f"'])
  })

  it('keeps a record of empty cells: only a line without anything is blank', async () => {
    expect((await read('a,b\n,\n')).records).toEqual(['1: a|b', '2: |'])
  })

  it('reads on across the chunks in which it parses', async () => {
    const row = `${'房'.repeat(50)},"${'一\n'.repeat(20)}"`
    const { records } = await read(Array.from({ length: 3000 }, () => row).join('\n'))
    expect(records).toHaveLength(3000)
    expect(records.at(-1)).toMatch(/^62980: 房/)
  })
})
