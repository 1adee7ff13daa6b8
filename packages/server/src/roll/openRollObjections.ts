import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'

/** How many objections to a roll wait for their answer. */
export function openRollObjections(tx: Tx, roll: { tenantId: string; rollId: string }): Promise<number> {
  return tx.$count(
    t.rollObjection,
    and(
      eq(t.rollObjection.tenantId, roll.tenantId),
      eq(t.rollObjection.rollId, roll.rollId),
      isNull(t.rollObjection.outcome),
    ),
  )
}
