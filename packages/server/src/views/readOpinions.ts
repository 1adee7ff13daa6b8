import * as t from '@yishi/schema/tables'
import type { OpinionTally, OpinionView } from '@yishi/schema/words'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { tally } from '../tally.ts'

/** So many voices are shown; the tally has all. */
const most = 200
/** Where fewer households of a building have spoken, a voice does not say which building it comes from. */
const fewest = 5

/** How the opinions on a matter stand, and what people said, as the public sees it: the building at most. */
export async function readOpinions(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<{ opinions: OpinionTally; voices: OpinionView[] }> {
  const rows = await db
    .select({
      id: t.opinion.opinionId,
      household: t.opinion.householdId,
      building: t.household.building,
      stance: t.opinion.stance,
      reason: t.opinion.reason,
      channel: t.opinion.channel,
      at: t.opinion.at,
    })
    .from(t.opinion)
    .innerJoin(
      t.household,
      and(eq(t.household.tenantId, t.opinion.tenantId), eq(t.household.householdId, t.opinion.householdId)),
    )
    .where(
      and(eq(t.opinion.tenantId, tenant), eq(t.opinion.proposalId, proposal), isNull(t.opinion.supersededAt)),
    )
    .orderBy(desc(t.opinion.at), desc(t.opinion.opinionId))
  const households = new Map<string, Set<string>>()
  for (const { building, household } of rows)
    households.set(building, (households.get(building) ?? new Set()).add(household))
  const voices = rows
    .filter((row) => row.reason !== '')
    .slice(0, most)
    .map(({ household: _, building, at, ...voice }) => ({
      ...voice,
      at: at.toISOString(),
      building: households.get(building)!.size < fewest ? '' : building,
    }))
  return { opinions: tally(rows), voices }
}
