import * as t from '@yishi/schema/tables'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { anyOf } from '../db/anyOf.ts'
import type { Tx } from '../db/db.ts'
import type { Poll } from './pollOf.ts'

/** An elector with the ballot that counts for it so far, locked against others who bring one. */
export interface LockedElector {
  electorId: string
  householdId: string | null
  heads: number
  area: bigint
  dwellings: (typeof t.elector.$inferSelect)['dwellings']
  standing: typeof t.ballot.$inferSelect | null
  /** The mandate that stands: who else may vote for it. */
  mandate: typeof t.proxy.$inferSelect | null
  /** Who was named to vote for it. */
  voters: string[]
}

/**
 * Electors of a poll's roll by their ids, locked in the order of the ids: two ballots of one elector come one after the other, and
 * two batches never wait for each other in a circle. Ballots and mandates are read after the lock, so that they are the last ones.
 */
export async function lockElectors(
  tx: Tx,
  { tenantId, pollId, rollId }: Poll,
  ids: readonly string[],
): Promise<Map<string, LockedElector>> {
  const electors = await tx
    .select({
      electorId: t.elector.electorId,
      householdId: t.elector.householdId,
      heads: t.elector.heads,
      area: t.elector.area,
      dwellings: t.elector.dwellings,
      voters: votersOf,
    })
    .from(t.elector)
    .where(
      and(eq(t.elector.tenantId, tenantId), eq(t.elector.rollId, rollId), anyOf(t.elector.electorId, ids)),
    )
    .orderBy(asc(t.elector.electorId))
    .for('no key update')
  const ballots = await tx
    .select()
    .from(t.ballot)
    .where(
      and(
        eq(t.ballot.tenantId, tenantId),
        eq(t.ballot.pollId, pollId),
        anyOf(t.ballot.electorId, ids),
        isNull(t.ballot.replacedBy),
      ),
    )
  const mandates = await tx
    .select()
    .from(t.proxy)
    .where(
      and(
        eq(t.proxy.tenantId, tenantId),
        eq(t.proxy.pollId, pollId),
        anyOf(t.proxy.electorId, ids),
        isNull(t.proxy.endedAt),
      ),
    )
  const mandate = new Map(mandates.map((proxy) => [proxy.electorId, proxy]))
  const standing = new Map(ballots.map((ballot) => [ballot.electorId, ballot]))
  return new Map(
    electors.map((elector) => [
      elector.electorId,
      {
        ...elector,
        standing: standing.get(elector.electorId) ?? null,
        mandate: mandate.get(elector.electorId) ?? null,
      },
    ]),
  )
}

/** Beside a row of `elector`, whose name is written out since the statement is on that table alone. */
const votersOf = sql<string[]>`(
  select coalesce(json_agg(v.person_id), '[]') from ${t.voter} v
  where v.tenant_id = elector.tenant_id and v.roll_id = elector.roll_id and v.elector_id = elector.elector_id
    and v.ended_at is null)`
