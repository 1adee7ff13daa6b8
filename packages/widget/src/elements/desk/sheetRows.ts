import type { SheetPreview } from '@yishi/schema/words'
import type { ActInput } from '../../router.ts'

type Household = ActInput<'registerHouseholds'>['households'][number]

/** What of a sheet goes into the register. */
export interface Taking {
  /** The zone of a building, by its name. */
  zoneOf(building: string): string
  /** Vacant dwellings are registered, too, as such. */
  vacantToo: boolean
}

/** The buildings of a sheet, each once, in its order. */
export function buildingsOf({ rows }: SheetPreview): string[] {
  return [...new Set(rows.map(({ building }) => building))]
}

/** The households of a sheet as the register takes them; vacancies are left out unless they are asked for. */
export function householdsOf({ rows }: SheetPreview, { zoneOf, vacantToo }: Taking): Household[] {
  return rows
    .filter(({ vacant }) => vacantToo || !vacant)
    .map(({ building, unit, room, name, phone, vacant }) => ({
      zone: zoneOf(building),
      building,
      unit,
      room,
      vacant,
      ...(name ? { contactName: name } : {}),
      ...(phone ? { phone } : {}),
    }))
}

/** In parts that a request can carry. */
export function inParts<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, at) =>
    list.slice(at * most, (at + 1) * most),
  )
}
