import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { and, eq } from 'drizzle-orm'
import { type Change, update } from '../change.ts'
import type { Tx } from '../db/db.ts'
import { rootOfElectors } from './rootOfElectors.ts'

type Roll = typeof t.roll.$inferSelect

/** What the public is told of a frozen roll. */
export interface FrozenRoll {
  root: string
  electors: number
  heads: number
  area: string
}

/**
 * The root of a roll over its electors as they stand in the database now. Null where they are not those of its import: somebody
 * changed them behind the acts' back.
 */
export async function rereadRoot(tx: Tx, roll: Roll): Promise<FrozenRoll | null> {
  const electors = await tx
    .select()
    .from(t.elector)
    .where(and(eq(t.elector.tenantId, roll.tenantId), eq(t.elector.rollId, roll.rollId)))
  const root = await rootOfElectors(electors)
  if (root !== roll.root) return null
  return { root, electors: electors.length, heads: roll.heads, area: formatArea(roll.area) }
}

/** The roll freezes, unless it is frozen already. */
export function freezing(roll: Roll, now: Date): Change[] {
  return roll.frozenAt ? [] : [update(t.roll, { rollId: roll.rollId }, { frozenAt: now })]
}
