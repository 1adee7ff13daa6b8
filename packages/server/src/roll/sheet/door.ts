/** A dwelling's place. */
export interface Door {
  building: string
  unit: string
  room: string
}

const numerals = '一二三四五六七八九十'

/** One spelling for a building: 1, 1#, 1号 and 1号楼 are the same. Other names stay as they are. */
export function buildingName(cell: string): string {
  const number = /^0*(\d+)(#|号|#楼|号楼)?$/.exec(cell)?.[1]
  return number === undefined ? cell : `${number}号楼`
}

/** One spelling for a unit: 1, 1单元 and 一单元 are the same. */
export function unitName(cell: string): string {
  const number = /^0*(\d+)(单元|门)?$/.exec(cell)?.[1]
  if (number !== undefined) return `${number}单元`
  const numeral = new RegExp(`^([${numerals}])单元$`).exec(cell)?.[1]
  return numeral === undefined ? cell : `${numerals.indexOf(numeral) + 1}单元`
}

/** 301室 is 301. */
export function roomName(cell: string): string {
  return cell.replace(/(室|号|房)$/, '')
}

/** 1号楼2单元301, 1-2-301 and 1栋301 in their parts; undefined where it is none of these. */
export function doorOf(address: string): Door | undefined {
  const dashed = /^(\d+)[-—/](?:(\d+)[-—/])?(\d+)$/.exec(address)
  const written =
    /([^\s区路街]{1,10}?(?:号楼|栋|幢|#楼|#))(?:([\d一二三四五六七八九十]{1,3}单元))?(\d+)(?:室|号)?$/.exec(
      address,
    )
  const [, building, unit, room] = dashed ?? written ?? []
  if (building === undefined || room === undefined) return undefined
  return { building: buildingName(building), unit: unit ? unitName(unit) : '', room }
}
