/** What a column of a household sheet can mean. `address` holds building, unit and room in one. */
export const meanings = ['building', 'unit', 'room', 'address', 'name', 'phone', 'remark'] as const
export type Meaning = (typeof meanings)[number]

/** Where each meaning stands; columns that mean nothing to the register are not in it. */
export type ColumnMap = Partial<Record<Meaning, number>>

/** Headers as communities write them, the surest first. */
const headers: Record<Meaning, RegExp> = {
  building: /^(楼栋|楼号|楼幢|栋号|楼栋号|幢号|楼|栋|幢|building)$/i,
  unit: /^(单元|单元号|unit)$/i,
  room: /^(房号|室号|房间|房间号|户号|门牌|门牌号|室|房屋号|room)$/i,
  address: /(地址|住址|房屋位置|address)/i,
  name: /(户主|姓名|住户|业主|联系人|^name$)/i,
  phone: /(电话|手机|联系方式|^phone$|^tel)/i,
  remark: /(备注|说明|状态|入住|^remark|^note)/i,
}

/** How many rows a title, a date and who filled it in may take. */
const mostAbove = 20

/** A header without the blanks that make it look even. */
export function plainHeader(cell: string): string {
  return cell.normalize('NFKC').replace(/\s+/g, '')
}

/** The meanings of a row of headers; of two columns with the same meaning the first counts. */
export function columnsOf(row: readonly string[]): ColumnMap {
  const found: ColumnMap = {}
  for (const [index, cell] of row.entries()) {
    const header = plainHeader(cell)
    const meaning = meanings.find((each) => found[each] === undefined && headers[each].test(header))
    if (header !== '' && meaning) found[meaning] = index
  }
  return found
}

/** The row in which the headers stand: the first with the most of them, at least two. Undefined where there is none. */
export function headerRowOf(rows: readonly (readonly string[])[]): number | undefined {
  let best: { at: number; score: number } | undefined
  for (const [at, row] of rows.slice(0, mostAbove).entries()) {
    const score = Object.keys(columnsOf(row)).length
    if (score >= 2 && score > (best?.score ?? 0)) best = { at, score }
  }
  return best?.at
}
