import * as t from '@yishi/schema/tables'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Who } from '../who.ts'
import type { LockedElector } from './lockElectors.ts'
import type { Poll } from './pollOf.ts'

/** Whether somebody votes for an elector in their own right: as one of the household, or as the one who was named. */
export async function votesFor(
  tx: Tx,
  who: Who,
  { poll, elector }: { poll: Poll; elector: LockedElector },
): Promise<boolean> {
  if (who.homes.some((home) => home.household === elector.householdId)) return true
  const named = await tx.$count(
    t.voter,
    and(
      eq(t.voter.tenantId, who.tenant),
      eq(t.voter.rollId, poll.rollId),
      eq(t.voter.electorId, elector.electorId),
      eq(t.voter.personId, who.person),
      isNull(t.voter.endedAt),
    ),
  )
  return named > 0
}
