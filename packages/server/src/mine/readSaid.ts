import * as t from '@yishi/schema/tables'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'

/** What was said already, as keys of `matter household`, `matter`, or `matter round side`: by somebody, or for their households. */
export interface Said {
  /** matter household */
  seconds: ReadonlySet<string>
  /** matter */
  opinions: ReadonlySet<string>
  /** matter round household */
  ratings: ReadonlySet<string>
  /** matter round side */
  acceptances: ReadonlySet<string>
  /** matter: where one is recused */
  recusals: ReadonlySet<string>
}

/** Reads it for some matters. */
export async function readSaid(db: Db, who: Who, matters: readonly string[]): Promise<Said> {
  const ids = ['', ...matters]
  const homes = ['', ...who.homes.map((home) => home.household)]
  const { tenant, person } = who
  const seconds = await db
    .select({ matter: t.second.proposalId, household: t.second.householdId })
    .from(t.second)
    .where(
      and(
        eq(t.second.tenantId, tenant),
        inArray(t.second.proposalId, ids),
        inArray(t.second.householdId, homes),
      ),
    )
  const opinions = await db
    .select({ matter: t.opinion.proposalId })
    .from(t.opinion)
    .where(
      and(
        eq(t.opinion.tenantId, tenant),
        inArray(t.opinion.proposalId, ids),
        eq(t.opinion.personId, person),
        isNull(t.opinion.supersededAt),
      ),
    )
  const ratings = await db
    .select({ matter: t.rating.proposalId, round: t.rating.round, household: t.rating.householdId })
    .from(t.rating)
    .where(
      and(
        eq(t.rating.tenantId, tenant),
        inArray(t.rating.proposalId, ids),
        inArray(t.rating.householdId, homes),
      ),
    )
  const acceptances = await db
    .select({ matter: t.acceptance.proposalId, round: t.acceptance.round, side: t.acceptance.side })
    .from(t.acceptance)
    .where(and(eq(t.acceptance.tenantId, tenant), inArray(t.acceptance.proposalId, ids)))
  const recusals = await db
    .select({ matter: t.recusal.proposalId })
    .from(t.recusal)
    .where(
      and(eq(t.recusal.tenantId, tenant), inArray(t.recusal.proposalId, ids), eq(t.recusal.personId, person)),
    )
  return {
    seconds: new Set(seconds.map((row) => `${row.matter} ${row.household}`)),
    opinions: new Set(opinions.map((row) => row.matter)),
    ratings: new Set(ratings.map((row) => `${row.matter} ${row.round} ${row.household}`)),
    acceptances: new Set(acceptances.map((row) => `${row.matter} ${row.round} ${row.side}`)),
    recusals: new Set(recusals.map((row) => row.matter)),
  }
}
