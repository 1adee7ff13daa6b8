import * as t from '@yishi/schema/tables'
import { isWithin } from '@yishi/schema/words'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../act.ts'
import type { Tx } from '../db/db.ts'

/** A roll's own row, locked; undefined where the zone has no such roll at or below it. */
export async function lockRoll(
  tx: Tx,
  { who, zone }: Pick<Context, 'who' | 'zone'>,
  rollId: string,
): Promise<typeof t.roll.$inferSelect | undefined> {
  const [roll] = await tx
    .select()
    .from(t.roll)
    .where(and(eq(t.roll.tenantId, who.tenant), eq(t.roll.rollId, rollId)))
    .for('update')
  return roll && isWithin(roll.zoneId, zone) ? roll : undefined
}
