import * as t from '@yishi/schema/tables'
import { isWithin, type ProposalView } from '@yishi/schema/words'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { acts } from '../acts/index.ts'
import type { Db } from '../db/db.ts'
import { mayAct } from '../mayAct.ts'
import { speaksForAnother } from '../parties.ts'
import { holds, type Who } from '../who.ts'

/** The matter that somebody looks at. */
export interface Seen {
  proposal: typeof t.proposal.$inferSelect
  stage: typeof t.stage.$inferSelect | null
  now: Date
  /** Parties that have signed the version the council carried; null while it has carried none. */
  signed: readonly string[] | null
}

/** What somebody has said on a matter, and may do now. */
export async function readMine(db: Db, who: Who, seen: Seen): Promise<NonNullable<ProposalView['mine']>> {
  const { proposal, stage, now } = seen
  const { tenantId, proposalId, zoneId: zone, reopened } = proposal
  const homes = ['', ...who.homes.map((home) => home.household)]
  const seconded = await db
    .select({ household: t.second.householdId })
    .from(t.second)
    .where(
      and(
        eq(t.second.tenantId, tenantId),
        eq(t.second.proposalId, proposalId),
        inArray(t.second.householdId, homes),
      ),
    )
  const [opinion] = await db
    .select({ stance: t.opinion.stance, reason: t.opinion.reason })
    .from(t.opinion)
    .where(
      and(
        eq(t.opinion.tenantId, tenantId),
        eq(t.opinion.proposalId, proposalId),
        eq(t.opinion.personId, who.person),
        isNull(t.opinion.supersededAt),
      ),
    )
  const follows = await db.$count(
    t.follow,
    and(
      eq(t.follow.tenantId, tenantId),
      eq(t.follow.proposalId, proposalId),
      eq(t.follow.personId, who.person),
      eq(t.follow.active, true),
    ),
  )
  const [rating] = await db
    .select({ stars: t.rating.stars })
    .from(t.rating)
    .where(
      and(
        eq(t.rating.tenantId, tenantId),
        eq(t.rating.proposalId, proposalId),
        eq(t.rating.round, reopened),
        inArray(t.rating.householdId, homes),
      ),
    )
  const recused = await db.$count(
    t.recusal,
    and(
      eq(t.recusal.tenantId, tenantId),
      eq(t.recusal.proposalId, proposalId),
      eq(t.recusal.personId, who.person),
    ),
  )
  const proposer = proposal.personId === who.person || homes.includes(proposal.householdId ?? '-')
  const done = new Set([proposal.householdId, ...seconded.map((row) => row.household)])
  const canSecond = who.homes.some((home) => isWithin(home.zone, zone) && !done.has(home.household))
  const refused: Record<string, boolean> = {
    second: !canSecond,
    withdraw: !proposer,
    signOff: seen.signed === null || recused > 0 || !speaksForAnother(who, zone, seen.signed),
    draftPlan: seen.signed !== null,
    putMotion: seen.signed !== null,
    closeMotion: seen.signed !== null,
    voteMotion: seen.signed !== null || recused > 0,
    recordSilence: seen.signed === null || !stage?.dueAt || stage.dueAt > now,
  }
  const always = [
    ...(holds(who, acts.follow.who, zone) ? ['follow'] : []),
    ...(holds(who, acts.recuse.who, zone) && !proposal.end && recused === 0 ? ['recuse'] : []),
  ]
  return {
    may: [...always, ...mayAct(who, { zone, stage }, now).filter((act) => !refused[act])],
    seconded: seconded.length > 0,
    opinion: opinion ?? null,
    follows: follows > 0,
    proposer,
    rating: rating?.stars ?? null,
  }
}
