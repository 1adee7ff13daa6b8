import { setImmediate } from 'node:timers/promises'
import { type Plain, rollLeaf, rootOf } from '@yishi/schema/log'
import type * as t from '@yishi/schema/tables'

/** How many leaves are made before other work of the process gets its turn. */
const atOnce = 500

/** An elector as its leaf knows it: how much it weighs, and who it is. */
export type SaltedElector = Pick<
  typeof t.elector.$inferInsert,
  'electorId' | 'heads' | 'area' | 'salt' | 'label' | 'names' | 'building' | 'dwellings' | 'householdId'
>

/**
 * The root under which a roll is frozen, in hex: that of `rollRoot`, made a little at a time, since a large roll takes
 * seconds.
 */
export async function rootOfElectors(electors: readonly SaltedElector[]): Promise<string> {
  const sorted = [...electors].sort((a, b) => (a.electorId < b.electorId ? -1 : 1))
  const leaves: Uint8Array[] = []
  for (const [i, elector] of sorted.entries()) {
    leaves.push(leafOf(elector))
    if (i % atOnce === atOnce - 1) await setImmediate()
  }
  return Buffer.from(rootOf(leaves)).toString('hex')
}

/** Who an elector is. Without it somebody with the database in hand could put one household into another's place. */
export const holderOf = (elector: SaltedElector): Plain => ({
  label: elector.label,
  names: elector.names,
  building: elector.building,
  dwellings: elector.dwellings,
  household: elector.householdId ?? null,
})

const leafOf = (elector: SaltedElector): Uint8Array =>
  rollLeaf({
    key: elector.electorId,
    heads: elector.heads,
    area: elector.area,
    salt: elector.salt,
    holder: holderOf(elector),
  })
