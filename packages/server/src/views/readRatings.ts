import * as t from '@yishi/schema/tables'
import type { ProgressView } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { ratingSummary } from './ratingSummary.ts'

/** The stars of the last round that anybody rated, summed up. */
export async function readRatings(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<ProgressView['ratings']> {
  const rows = await db
    .select({ round: t.rating.round, stars: t.rating.stars })
    .from(t.rating)
    .where(and(eq(t.rating.tenantId, tenant), eq(t.rating.proposalId, proposal)))
    .orderBy(desc(t.rating.round))
  const last = rows[0]?.round
  return ratingSummary(rows.filter((row) => row.round === last).map((row) => row.stars))
}
