import { formatArea, parseArea } from '@yishi/schema/rules'
import type * as t from '@yishi/schema/tables'
import { type Refused, refuse } from '@yishi/schema/words'
import { householdLabel } from '../householdLabel.ts'

type Elector = typeof t.elector.$inferSelect
type Dwelling = Elector['dwellings'][number]
type Door = Pick<Dwelling, 'building' | 'unit' | 'room'>
type Parking = (typeof t.roll.$inferSelect)['parking']

/** What is wrong in a roll, and how it is right. */
export type Correction =
  | { what: 'names'; elector: string; names: string }
  | ({ what: 'area'; elector: string; area: string } & Door)
  | ({ what: 'move'; elector: string; to: string } & Door)
  | { what: 'add'; names: string; dwelling: Door & { use: string; area: string } }
  | ({ what: 'remove'; elector: string } & Door)

/** The entries of a roll that a correction changes, as they are right, and the one that it adds. */
export interface Corrected {
  ok: true
  changed: Elector[]
  added: { names: string; dwellings: Dwelling[]; weight: Weighed } | null
}

/** What an elector's dwellings come to. */
interface Weighed {
  label: string
  building: string
  heads: number
  area: bigint
}

/** Correct a roll, or say why it cannot be done so. Heads and areas follow from the dwellings; nobody types them. */
export function correction(
  wanted: Correction,
  { electors, parking }: { electors: readonly Elector[]; parking: Parking },
): Corrected | Refused {
  if (wanted.what === 'add') return add(wanted, { electors, parking })
  const elector = electors.find((one) => one.electorId === wanted.elector)
  if (!elector) return refuse('unknown-elector', undefined, 'correction.elector')
  if (wanted.what === 'names')
    return { ok: true, changed: [{ ...elector, names: wanted.names }], added: null }
  const dwelling = elector.dwellings.find((one) => sameDoor(one, wanted))
  if (!dwelling) return refuse('unknown-household', undefined, 'correction.room')
  const others = elector.dwellings.filter((one) => one !== dwelling)
  switch (wanted.what) {
    case 'area': {
      const area = parseArea(wanted.area)
      if (!area) return refuse('input-invalid', undefined, 'correction.area')
      const dwellings = elector.dwellings.map((one) =>
        one === dwelling ? { ...one, area: formatArea(area) } : one,
      )
      return { ok: true, changed: [having(elector, dwellings, parking)], added: null }
    }
    case 'move': {
      const to = electors.find((one) => one.electorId === wanted.to)
      if (!to || to === elector) return refuse('unknown-elector', undefined, 'correction.to')
      const changed = [having(elector, others, parking), having(to, [...to.dwellings, dwelling], parking)]
      return { ok: true, changed, added: null }
    }
    case 'remove':
      return { ok: true, changed: [having(elector, others, parking)], added: null }
  }
}

function add(
  { names, dwelling }: Extract<Correction, { what: 'add' }>,
  { electors, parking }: { electors: readonly Elector[]; parking: Parking },
): Corrected | Refused {
  const area = parseArea(dwelling.area)
  if (!area) return refuse('input-invalid', undefined, 'correction.dwelling.area')
  if (electors.some((elector) => elector.dwellings.some((one) => sameDoor(one, dwelling))))
    return refuse('already-exists', undefined, 'correction.dwelling')
  if (dwelling.use === 'parking' && parking === 'excluded')
    return refuse('input-invalid', undefined, 'correction.dwelling.use')
  const dwellings = [{ ...dwelling, area: formatArea(area) }]
  return { ok: true, changed: [], added: { names, dwellings, weight: weighDwellings(dwellings, parking) } }
}

/** An elector with other dwellings. One that has none left stays on the list without any weight, struck. */
function having(elector: Elector, dwellings: Dwelling[], parking: Parking): Elector {
  if (dwellings.length === 0) return { ...elector, dwellings, heads: 0, area: 0n }
  return { ...elector, dwellings, ...weighDwellings(dwellings, parking) }
}

/** Areas add up; together they are one head, unless they are parking that only counts by its area. */
export function weighDwellings(dwellings: readonly Dwelling[], parking: Parking): Weighed {
  const first = dwellings[0]!
  const label = householdLabel(first)
  const heads = dwellings.some((one) => one.use !== 'parking') || parking === 'areaAndHeads' ? 1 : 0
  return {
    label: dwellings.length === 1 ? label : `${label} 等${dwellings.length}处`,
    building: first.building,
    heads,
    area: dwellings.reduce((sum, one) => sum + parseArea(one.area)!, 0n),
  }
}

function sameDoor(one: Door, other: Door): boolean {
  return one.building === other.building && one.unit === other.unit && one.room === other.room
}
