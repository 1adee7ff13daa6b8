import type { Contradiction } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import { rootOfElectors } from '../roll/rootOfElectors.ts'
import { contradiction } from './contradiction.ts'

/** Every roll's electors come to its totals and, once it is frozen, to its root. */
export async function fsckRolls(tx: Tx, tenant: string): Promise<Contradiction | undefined> {
  for (const roll of await tx.select().from(t.roll).where(eq(t.roll.tenantId, tenant))) {
    const electors = await tx
      .select()
      .from(t.elector)
      .where(and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, roll.rollId)))
    const heads = electors.reduce((sum, elector) => sum + elector.heads, 0)
    const area = electors.reduce((sum, elector) => sum + elector.area, 0n)
    const root = await rootOfElectors(electors)
    if (heads !== roll.heads || area !== roll.area || (roll.root !== null && roll.root !== root))
      return contradiction('roll-differs', `roll ${roll.rollId}`)
  }
  return undefined
}
