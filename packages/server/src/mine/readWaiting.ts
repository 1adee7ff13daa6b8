import * as t from '@yishi/schema/tables'
import type { Waiting } from '@yishi/schema/words'
import { and, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import { openMatters } from './openMatters.ts'
import { readSaid } from './readSaid.ts'
import { waitsFor } from './waitsFor.ts'

/** Everything that waits for somebody now, what ends first before the rest. */
export async function readWaiting(db: Db, who: Who, now: Date): Promise<Waiting[]> {
  const matters = await openMatters(db, who, now)
  const said = await readSaid(
    db,
    who,
    matters.map((matter) => matter.proposal),
  )
  const stages = matters.flatMap((matter): Waiting[] => {
    const what = waitsFor(matter, who, said)
    const { proposal, zone, title, closesAt } = matter
    const until = closesAt?.toISOString() ?? null
    return what ? [{ what, proposal, zone, title, task: null, poll: null, until, overdue: false }] : []
  })
  const all = [...stages, ...(await votes(db, who, now)), ...(await tasks(db, who, now))]
  return all.sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9') || a.title.localeCompare(b.title))
}

/** Open polls with an elector of somebody's that has no ballot; once, however many there are. */
async function votes(db: Db, who: Who, now: Date): Promise<Waiting[]> {
  const electors = or(
    inArray(t.elector.householdId, ['', ...who.homes.map((home) => home.household)]),
    ...who.mandates.map(({ roll, elector }) =>
      and(eq(t.elector.rollId, roll), eq(t.elector.electorId, elector)),
    ),
  )
  const rows = await db
    .selectDistinct({
      poll: t.poll.pollId,
      proposal: t.poll.proposalId,
      zone: t.poll.zoneId,
      title: t.poll.title,
      closesAt: t.poll.closesAt,
    })
    .from(t.poll)
    .innerJoin(
      t.elector,
      and(eq(t.elector.tenantId, t.poll.tenantId), eq(t.elector.rollId, t.poll.rollId), electors),
    )
    .leftJoin(
      t.ballot,
      and(
        eq(t.ballot.tenantId, t.poll.tenantId),
        eq(t.ballot.pollId, t.poll.pollId),
        eq(t.ballot.electorId, t.elector.electorId),
        isNull(t.ballot.replacedBy),
      ),
    )
    .where(
      and(
        eq(t.poll.tenantId, who.tenant),
        lte(t.poll.opensAt, now),
        gt(t.poll.closesAt, now),
        isNull(t.poll.countedAt),
        ne(t.poll.force, 'import-official'),
        isNull(t.ballot.ballotId),
      ),
    )
  return rows.map(({ closesAt, ...row }) => ({
    ...row,
    what: 'vote',
    task: null,
    until: closesAt.toISOString(),
    overdue: false,
  }))
}

/** Work that was given to somebody and is not done, in the present round. */
async function tasks(db: Db, who: Who, now: Date): Promise<Waiting[]> {
  const rows = await db
    .select({
      proposal: t.task.proposalId,
      zone: t.proposal.zoneId,
      title: t.proposal.title,
      task: t.task.title,
      dueAt: t.task.dueAt,
    })
    .from(t.task)
    .innerJoin(
      t.proposal,
      and(
        eq(t.proposal.tenantId, t.task.tenantId),
        eq(t.proposal.proposalId, t.task.proposalId),
        eq(t.proposal.reopened, t.task.round),
      ),
    )
    .where(
      and(
        eq(t.task.tenantId, who.tenant),
        eq(t.task.personId, who.person),
        isNull(t.task.doneAt),
        isNull(t.proposal.end),
      ),
    )
  return rows.map(({ dueAt, ...row }) => ({
    ...row,
    what: 'task',
    poll: null,
    until: dueAt.toISOString(),
    overdue: dueAt <= now,
  }))
}
