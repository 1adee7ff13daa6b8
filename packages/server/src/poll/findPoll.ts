import * as t from '@yishi/schema/tables'
import { isWithin, type ZoneId } from '@yishi/schema/words'
import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** A poll by its own id, or the last one of a matter; undefined where the zone has none at or below it. */
export async function findPoll(
  db: Db,
  { tenant, zone }: { tenant: string; zone: ZoneId },
  wanted: { poll: string } | { proposal: string },
): Promise<Poll | undefined> {
  const which = 'poll' in wanted ? eq(t.poll.pollId, wanted.poll) : eq(t.poll.proposalId, wanted.proposal)
  const [poll] = await db
    .select()
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), which))
    .orderBy(desc(t.poll.stageSeq))
    .limit(1)
  return poll && isWithin(poll.zoneId, zone) ? poll : undefined
}
