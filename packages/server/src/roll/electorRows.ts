import { randomBytes } from 'node:crypto'
import { type Electorate, formatArea } from '@yishi/schema/rules'
import type * as t from '@yishi/schema/tables'
import { householdLabel } from '../householdLabel.ts'
import type { RollDwelling } from './checkRoll.ts'
import { rootOfElectors } from './rootOfElectors.ts'

/** An elector as a roll's rows have it, before the roll has an id. */
export type ElectorRow = Omit<typeof t.elector.$inferInsert, 'tenantId' | 'rollId'>

/** Electors that are ready to be written, with what their roll says of them. */
export interface PreparedElectors {
  electors: ElectorRow[]
  dwellings: number
  heads: number
  area: bigint
  root: string
}

/** The electors of an owner roll in the file's order. `dwellings` counts every line, parking that does not weigh too. */
export function ownerElectors(
  dwellings: number,
  electorate: Electorate<RollDwelling>,
): Promise<PreparedElectors> {
  const electors = electorate.electors.map((elector, i): ElectorRow => {
    const first = elector.dwellings[0]!
    return {
      electorId: electorId(i),
      label: labelOf(elector.dwellings),
      names: [...new Set(elector.dwellings.flatMap((dwelling) => dwelling.owners))].join('、'),
      building: first.building,
      heads: Number(elector.heads),
      area: elector.area,
      dwellings: elector.dwellings.map(({ building, unit, room, use, area }) => ({
        building,
        unit,
        room,
        use,
        area: formatArea(area),
      })),
      householdId: null,
      salt: randomBytes(32),
    }
  })
  return preparedElectors(dwellings, electors)
}

/** A household as the register has it. */
export interface RegisteredHousehold {
  id: string
  building: string
  unit: string
  room: string
  contactName: string | null
}

/** The electors of a household roll, one a household, in the order of their doors. */
export function householdElectors(households: readonly RegisteredHousehold[]): Promise<PreparedElectors> {
  const electors = [...households].sort(byDoor).map(
    ({ id, building, unit, room, contactName }, i): ElectorRow => ({
      electorId: electorId(i),
      label: householdLabel({ building, unit, room }),
      names: contactName ?? '',
      building,
      heads: 1,
      area: 0n,
      dwellings: [{ building, unit, room, use: 'dwelling', area: formatArea(0n) }],
      householdId: id,
      salt: randomBytes(32),
    }),
  )
  return preparedElectors(households.length, electors)
}

/** Electors with what they come to. */
export async function preparedElectors(dwellings: number, electors: ElectorRow[]): Promise<PreparedElectors> {
  const heads = electors.reduce((sum, elector) => sum + elector.heads, 0)
  const area = electors.reduce((sum, elector) => sum + elector.area, 0n)
  return { electors, dwellings, heads, area, root: await rootOfElectors(electors) }
}

/** Counted up, so that whoever sorts by it has the order of the file. */
function electorId(i: number): string {
  return `e${String(i + 1).padStart(6, '0')}`
}

/** 5号楼2单元301, and how many there are where there are more. */
function labelOf(dwellings: readonly RollDwelling[]): string {
  const first = householdLabel(dwellings[0]!)
  return dwellings.length === 1 ? first : `${first} 等${dwellings.length}处`
}

const byNumber = new Intl.Collator('zh', { numeric: true }).compare

function byDoor(one: RegisteredHousehold, other: RegisteredHousehold): number {
  return (
    byNumber(one.building, other.building) || byNumber(one.unit, other.unit) || byNumber(one.room, other.room)
  )
}
