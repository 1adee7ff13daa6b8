import type { Contradiction } from '@yishi/schema/log'
import * as t from '@yishi/schema/tables'
import { and, eq, sql } from 'drizzle-orm'
import { rowsOf, type Tx } from '../db/db.ts'
import { rootOfElectors } from '../roll/rootOfElectors.ts'
import { contradiction } from './contradiction.ts'

/** Every roll's electors come to its totals and, once it is frozen, to its root. */
export async function fsckRolls(tx: Tx, tenant: string): Promise<Contradiction | undefined> {
  const strays = await rowsOf(
    tx,
    sql`select 1 from ${t.elector} e where e.tenant_id = ${tenant} and not exists (
          select from ${t.roll} r where r.tenant_id = e.tenant_id and r.roll_id = e.roll_id) limit 1`,
  )
  if (strays.length > 0) return contradiction('roll-differs', 'electors of no roll')
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
