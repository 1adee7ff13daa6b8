import type { LoggedEntry, OpenFacts } from '@yishi/schema/log'

/** Entries behind each other that say the same things: the first as it is, of all of them what is their own. */
interface Run {
  first: LoggedEntry['entry']
  /** The open facts in which they differ. */
  keys: string[]
  /** Index, instant, those facts, and openings where there are any. */
  rows: unknown[][]
}

/**
 * What a check takes of entries, as one text by which it goes from a worker to the page. Thousands of ballots of one poll differ in
 * a few facts alone; written once, the others are read once and held once.
 */
export function writeTaken(taken: readonly LoggedEntry[]): string {
  const runs: Run[] = []
  for (let from = 0; from < taken.length; ) {
    const { entry: first } = taken[from]!
    const facts = Object.keys(first.open)
    let to = from + 1
    while (to < taken.length && isAlike(first, facts, taken[to]!.entry)) to++
    const same = taken.slice(from, to)
    const keys = facts.filter((key) => {
      const { [key]: one } = first.open
      return (typeof one === 'object' && one !== null) || same.some(({ entry }) => entry.open[key] !== one)
    })
    const rows = same.map(({ index, entry, openings }) => {
      const row: unknown[] = [index, entry.at]
      for (const key of keys) row.push(entry.open[key])
      if (Object.keys(openings).length > 0) row.push(openings)
      return row
    })
    runs.push({ first, keys, rows })
    from = to
  }
  return JSON.stringify(runs)
}

/** The same entries; what they have in common is one and the same. */
export function readTaken(text: string): LoggedEntry[] {
  const runs: Run[] = JSON.parse(text)
  const taken: LoggedEntry[] = []
  for (const { first, keys, rows } of runs)
    for (const row of rows) {
      const open: Record<string, OpenFacts[string]> = { ...first.open }
      for (let i = 0; i < keys.length; i++) open[keys[i]!] = row[i + 2] as OpenFacts[string]
      const openings = (row[keys.length + 2] ?? unopened) as LoggedEntry['openings']
      taken.push({ index: row[0] as number, entry: { ...first, at: row[1] as string, open }, openings })
    }
  return taken
}

const unopened = {}

/** Whether two entries differ in their instant and in the values of their open facts alone; nothing sealed is taken. */
function isAlike(one: LoggedEntry['entry'], facts: readonly string[], other: LoggedEntry['entry']): boolean {
  if (one.act !== other.act || one.tenant !== other.tenant) return false
  if (one.zone !== other.zone || one.matter !== other.matter) return false
  if (Object.keys(one.sealed).length > 0 || Object.keys(other.sealed).length > 0) return false
  const its = Object.keys(other.open)
  return its.length === facts.length && facts.every((key, i) => key === its[i])
}
