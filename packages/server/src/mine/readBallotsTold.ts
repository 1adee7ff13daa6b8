import * as t from '@yishi/schema/tables'
import type { BallotTold } from '@yishi/schema/words'
import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { howItCame } from '../poll/myElectors.ts'
import type { Who } from '../who.ts'

/** How many are told at most, the last ones first. */
const most = 50

/**
 * In polls that are not counted yet, every elector of somebody's own for whom a second ballot came by another way: which of the two
 * counts. Who voted again on the same screen knows it.
 */
export async function readBallotsTold(db: Db, who: Who): Promise<BallotTold[]> {
  const electors = or(
    inArray(t.elector.householdId, ['', ...who.homes.map((home) => home.household)]),
    ...who.mandates.map(({ roll, elector }) =>
      and(eq(t.elector.rollId, roll), eq(t.elector.electorId, elector)),
    ),
  )
  const rows = await db
    .select({
      poll: t.poll.pollId,
      zone: t.poll.zoneId,
      title: t.poll.title,
      label: t.elector.label,
      ballot: t.ballot,
    })
    .from(t.ballot)
    .innerJoin(t.poll, and(eq(t.poll.tenantId, t.ballot.tenantId), eq(t.poll.pollId, t.ballot.pollId)))
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.ballot.tenantId),
        eq(t.elector.rollId, t.ballot.rollId),
        eq(t.elector.electorId, t.ballot.electorId),
        electors,
      ),
    )
    .where(and(eq(t.ballot.tenantId, who.tenant), isNull(t.poll.countedAt)))
    .orderBy(desc(t.ballot.castAt))
  const counting = rows.filter(({ ballot }) => ballot.replacedBy === null)
  return counting
    .flatMap(({ ballot, ...row }): BallotTold[] => {
      const other = rows.find(
        (one) =>
          one.ballot.pollId === ballot.pollId &&
          one.ballot.electorId === ballot.electorId &&
          one.ballot.ballotId !== ballot.ballotId &&
          isOtherWay(one.ballot, ballot),
      )
      return other ? [{ ...row, counts: howItCame(ballot), other: howItCame(other.ballot) }] : []
    })
    .slice(0, most)
}

type Ballot = typeof t.ballot.$inferSelect

function isOtherWay(one: Ballot, other: Ballot): boolean {
  return one.channel !== other.channel || one.proxyId !== other.proxyId || one.sheetId !== other.sheetId
}
