import { randomBytes } from 'node:crypto'
import type { ElectorRow, PreparedElectors } from './electorRows.ts'
import { rootOfElectors } from './rootOfElectors.ts'

/** A member as a clerk writes them down. */
export interface Member {
  name: string
  building: string
}

/** The electors of a roll of persons, one head each, in the order in which they were written. */
export async function memberElectors(members: readonly Member[]): Promise<PreparedElectors> {
  const electors = members.map(
    ({ name, building }, i): ElectorRow => ({
      electorId: `e${String(i + 1).padStart(6, '0')}`,
      label: building ? `${name}（${building}）` : name,
      names: name,
      building,
      heads: 1,
      area: 0n,
      dwellings: [],
      householdId: null,
      salt: randomBytes(32),
    }),
  )
  return {
    electors,
    dwellings: 0,
    heads: electors.length,
    area: 0n,
    root: await rootOfElectors(electors),
  }
}
