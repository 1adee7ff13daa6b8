import type { RollEntry } from '@yishi/schema/words'

/** The entries of one building, in the order in which the server gives them. */
export interface Building {
  name: string
  entries: RollEntry[]
}

/** Entries by building, in the order in which the buildings come first. */
export function buildingsOf(entries: readonly RollEntry[]): Building[] {
  const buildings = new Map<string, RollEntry[]>()
  for (const entry of entries)
    buildings.set(entry.building, [...(buildings.get(entry.building) ?? []), entry])
  return [...buildings].map(([name, own]) => ({ name, entries: own }))
}
