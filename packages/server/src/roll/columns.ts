import type { DwellingState, DwellingUse } from '@yishi/schema/rules'

/** The columns of an owner roll, with the headers they may have. */
export const columns = {
  building: { zh: '楼栋', en: 'building' },
  unit: { zh: '单元', en: 'unit' },
  room: { zh: '房号', en: 'room' },
  use: { zh: '用途', en: 'use' },
  area: { zh: '建筑面积', en: 'area' },
  areaBasis: { zh: '面积依据', en: 'area_basis' },
  owners: { zh: '产权人', en: 'owners' },
  ownerIds: { zh: '产权人标识', en: 'owner_ids' },
  state: { zh: '状态', en: 'state' },
} as const
export type Column = keyof typeof columns

/** Where an area comes from, the better source first (interpretation on condominium ownership, 8). */
export type AreaBasis = 'registry' | 'survey' | 'contract'

/** 用途 as written, in either language. */
export const usesAsWritten = bothWays<DwellingUse>({
  住宅: 'dwelling',
  商业: 'shop',
  车位: 'parking',
  其他: 'other',
})

/** 面积依据 as written, in either language. */
export const basesAsWritten = bothWays<AreaBasis>({
  不动产登记: 'registry',
  实测: 'survey',
  买卖合同: 'contract',
})

/** 状态 as written, in either language. */
export const statesAsWritten = bothWays<DwellingState>({
  已交付: 'delivered',
  已售未交付: 'undelivered',
  未售: 'unsold',
})

function bothWays<V extends string>(chinese: Record<string, V>): ReadonlyMap<string, V> {
  const pairs = Object.entries(chinese)
  return new Map([...pairs, ...pairs.map(([, value]) => [value, value] as const)])
}
