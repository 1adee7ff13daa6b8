import type { Area, Iso, Page } from './view.ts'

/** A roll in a list. */
export interface RollItem {
  id: string
  zone: string
  kind: 'owners' | 'households' | 'adults' | 'members'
  name: string
  parking: 'excluded' | 'area' | 'areaAndHeads'
  dwellings: number
  electors: number
  heads: number
  area: Area
  importedAt: Iso
  /** On inspection since, and to be objected to until; null before. */
  publishedAt: Iso | null
  objectionsUntil: Iso | null
  corrections: number
  /** Objections without an answer. */
  objectionsOpen: number
  drawnFrom: string | null
  frozenAt: Iso | null
  root: string | null
}

/** An elector, for clerks; every reading is recorded. */
export interface ElectorView {
  elector: string
  label: string
  names: string
  building: string
  heads: number
  area: Area
  dwellings: { building: string; unit: string; room: string; use: string; area: Area }[]
  voters: string[]
}

/** An entry of the roll for public inspection, masked. */
export interface RollEntry {
  building: string
  names: string
  heads: number
}

/** The roll on public inspection. */
export interface RollPublicView extends Page<RollEntry> {
  roll: RollItem
}

/** A problem of a roll: `line` counts the header as 1, `column` is null for the whole row. */
export interface RollProblem {
  line: number
  column: string | null
  code: string
  message: string
}

/** An import at work, found again by its id. */
export interface ImportJob {
  id: string
  zone: string
  name: string
  state: 'reading' | 'writing' | 'done' | 'refused'
  lines: number
  total: number | null
  startedAt: Iso
  problems: RollProblem[]
  result: { roll: string; dwellings: number; heads: number; area: Area } | null
}

/** A household sheet before it goes into the register. */
export interface SheetPreview {
  columns: { index: number; header: string; meaning: string | null }[]
  headerRow: number
  rows: {
    line: number
    building: string
    unit: string
    room: string
    name: string
    phone: string
    vacant: boolean
  }[]
  totals: { dwellings: number; households: number; vacant: number }
  problems: RollProblem[]
}

/** What can be wrong with an entry of a roll. */
export const rollFaults = ['missing', 'owner', 'area', 'dwelling', 'other'] as const
export type RollFault = (typeof rollFaults)[number]

/** An objection to a roll: for everybody its number, what it is about and its answer; its words for staff and whoever raised it. */
export interface RollObjectionView {
  id: string
  number: number
  about: RollFault
  raisedAt: Iso
  dueAt: Iso
  outcome: 'upheld' | 'dismissed' | null
  reply: string | null
  repliedAt: Iso | null
  mine: boolean
  full: { body: string; elector: string | null; label: string | null } | null
}
