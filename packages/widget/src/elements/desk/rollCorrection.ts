import type { ElectorView } from '@yishi/schema/words'

/** What can be put right in an entry, one thing at a time. */
export const corrections = ['names', 'area', 'move', 'add', 'remove'] as const
export type CorrectionWhat = (typeof corrections)[number]

/** A dwelling of an entry, as a choice in a list. */
export type Dwelling = ElectorView['dwellings'][number]

/** What a clerk typed of a correction. */
export interface Typed {
  what: CorrectionWhat
  entry: ElectorView | undefined
  to: ElectorView | undefined
  /** Which of the entry's dwellings, by its place. */
  dwelling: number
  names: string
  area: string
}

/** A line of the comparison: what it says now, and what it will say. Empty: there is nothing. */
export interface BeforeAfter {
  label: string
  now: string
  next: string
}

/** 5号楼2单元301 */
export function doorOf({ building, unit, room }: Pick<Dwelling, 'building' | 'unit' | 'room'>): string {
  return building + unit + room
}

/** What a correction changes, entry by entry, in figures and names; areas in square metres as they stand on the wire. */
export function beforeAfter({ what, entry, to, dwelling, names, area }: Typed): BeforeAfter[] {
  const one = entry?.dwellings[dwelling]
  switch (what) {
    case 'names':
      return entry ? [{ label: entry.label, now: entry.names, next: names }] : []
    case 'area':
      return one ? [{ label: doorOf(one), now: one.area, next: area }] : []
    case 'move':
      return one && entry && to ? [{ label: doorOf(one), now: entry.names, next: to.names }] : []
    case 'remove':
      return one && entry ? [{ label: doorOf(one), now: `${entry.names} ${one.area}`, next: '' }] : []
    case 'add':
      return [{ label: names, now: '', next: area }]
  }
}
