import * as t from '@yishi/schema/tables'
import { tenantOf, type ZoneId } from '@yishi/schema/words'
import { and, count, countDistinct, eq, gt, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { readUnheard } from '../readUnheard.ts'
import { within } from '../within.ts'
import { type RecountWork, readRecounts } from './readRecounts.ts'

/** What stands open in a zone and below, as the desk needs it. */
export interface Work {
  matters: MatterWork[]
  objections: {
    notice: string
    proposal: string | null
    title: string
    raisedAt: Date
    dueAt: Date
    met: boolean
    /** It is held against a result or a roll: a clerk may answer it, too. */
    ofFigures: boolean
  }[]
  unposted: { notice: string; proposal: string | null; title: string; opensAt: Date }[]
  sheets: { proposal: string; title: string; enteredBy: string | null; handedInAt: Date; count: number }[]
  tasks: { proposal: string; title: string; task: string; dueAt: Date; person: string | null; since: Date }[]
  minutes: { session: string; number: number; closedAt: Date }[]
  /** What was upheld against a preliminary result. */
  recounts: RecountWork[]
}

/** One open matter with the figures of its stage. */
export interface MatterWork {
  proposal: string
  title: string
  kind: typeof t.stage.$inferSelect.kind
  since: Date
  dueAt: Date | null
  closesAt: Date | null
  round: number
  plan: number | null
  /** Motions that wait or are open; the version carried, if one was. */
  motionsAhead: number
  carried: number | null
  carriedAt: Date | null
  signed: string[]
  unheard: number
  tasks: number
  polls: number
  /** Questions of its poll that are level, or its appraisal where candidates are. */
  ties: number
}

/** Read it all, in a handful of statements whatever the number of matters. */
export async function readWork(db: Db, zone: ZoneId, now: Date): Promise<Work> {
  const tenant = tenantOf(zone)
  const stages = await db
    .select({
      proposal: t.proposal.proposalId,
      title: t.proposal.title,
      round: t.proposal.reopened,
      kind: t.stage.kind,
      seq: t.stage.seq,
      since: t.stage.opensAt,
      dueAt: t.stage.dueAt,
      closesAt: t.stage.closesAt,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .where(and(eq(t.stage.tenantId, tenant), isNull(t.stage.closedAt), within(t.proposal.zoneId, zone)))
  const ids = ['', ...stages.map((row) => row.proposal)]
  const [plans, motions, signed, unheard, tasks, polls, level] = [
    await db
      .select({ proposal: t.plan.proposalId, version: max(t.plan.version) })
      .from(t.plan)
      .where(and(eq(t.plan.tenantId, tenant), inArray(t.plan.proposalId, ids)))
      .groupBy(t.plan.proposalId),
    await db
      .select({
        proposal: t.motion.proposalId,
        closedAt: t.motion.closedAt,
        version: t.motion.planVersion,
        result: t.motion.result,
      })
      .from(t.motion)
      .where(and(eq(t.motion.tenantId, tenant), inArray(t.motion.proposalId, ids))),
    await db
      .select({ proposal: t.signOff.proposalId, version: t.signOff.planVersion, party: t.signOff.party })
      .from(t.signOff)
      .where(and(eq(t.signOff.tenantId, tenant), inArray(t.signOff.proposalId, ids))),
    await readUnheard(db, tenant, ids),
    await db
      .select({ proposal: t.task.proposalId, round: t.task.round, n: count() })
      .from(t.task)
      .where(and(eq(t.task.tenantId, tenant), inArray(t.task.proposalId, ids)))
      .groupBy(t.task.proposalId, t.task.round),
    await db
      .select({ proposal: t.poll.proposalId, seq: t.poll.stageSeq, result: t.poll.result })
      .from(t.poll)
      .where(and(eq(t.poll.tenantId, tenant), inArray(t.poll.proposalId, ids))),
    await levelAppraisals(db, tenant, ids),
  ]
  const matters = stages.map((row): MatterWork => {
    const mine = motions.filter((motion) => motion.proposal === row.proposal)
    const carried = mine.find((motion) => motion.result?.outcome === 'passed')
    return {
      ...row,
      plan: plans.find((plan) => plan.proposal === row.proposal)?.version ?? null,
      motionsAhead: mine.filter((motion) => motion.closedAt === null).length,
      carried: carried?.version ?? null,
      carriedAt: carried?.closedAt ?? null,
      signed: signed
        .filter((one) => one.proposal === row.proposal && one.version === (carried?.version ?? 0))
        .map((one) => one.party),
      unheard: unheard.get(row.proposal) ?? 0,
      tasks: tasks.find((one) => one.proposal === row.proposal && one.round === row.round)?.n ?? 0,
      polls: polls.filter((poll) => poll.proposal === row.proposal && poll.seq === row.seq).length,
      ties:
        row.kind === 'appraise'
          ? level.filter((proposal) => proposal === row.proposal).length
          : polls
              .filter(
                (poll) =>
                  poll.proposal === row.proposal && (poll.seq === row.seq - 1 || row.kind === 'preliminary'),
              )
              .flatMap((poll) => poll.result?.questions ?? [])
              .filter((question) => question.outcome === 'tied').length,
    }
  })
  return {
    matters,
    objections: await openObjections(db, tenant, zone),
    unposted: await unposted(db, tenant, zone, now),
    sheets: await openSheets(db, tenant, zone),
    tasks: await openTasks(db, tenant, ids),
    minutes: await missingMinutes(db, tenant, zone),
    recounts: await readRecounts(db, tenant, zone),
  }
}

/** Matters whose appraisal was counted and left candidates level, with no lot recorded. */
async function levelAppraisals(db: Db, tenant: string, ids: readonly string[]): Promise<string[]> {
  const { proposalId, winners, lot } = t.appraisalCount
  const rows = await db
    .select({ proposal: proposalId, winners })
    .from(t.appraisalCount)
    .where(and(eq(t.appraisalCount.tenantId, tenant), inArray(proposalId, ids), isNull(lot)))
  return rows.filter((row) => row.winners.length > 1).map((row) => row.proposal)
}

async function openObjections(db: Db, tenant: string, zone: ZoneId): Promise<Work['objections']> {
  const rows = await db
    .select({
      notice: t.notice.noticeId,
      proposal: t.notice.proposalId,
      title: t.notice.title,
      raisedAt: t.objection.raisedAt,
      dueAt: t.objection.dueAt,
      metAt: t.objection.metAt,
      metDeclined: t.objection.metDeclined,
      kind: t.notice.kind,
    })
    .from(t.objection)
    .innerJoin(
      t.notice,
      and(eq(t.notice.tenantId, t.objection.tenantId), eq(t.notice.noticeId, t.objection.noticeId)),
    )
    .where(and(eq(t.objection.tenantId, tenant), isNull(t.objection.outcome), within(t.notice.zoneId, zone)))
  return rows.map(({ metAt, metDeclined, kind, ...row }) => ({
    ...row,
    met: metAt !== null || metDeclined,
    ofFigures: kind === 'preliminary' || kind === 'roll',
  }))
}

function unposted(db: Db, tenant: string, zone: ZoneId, now: Date): Promise<Work['unposted']> {
  return db
    .select({
      notice: t.notice.noticeId,
      proposal: t.notice.proposalId,
      title: t.notice.title,
      opensAt: t.notice.opensAt,
    })
    .from(t.notice)
    .leftJoin(
      t.posting,
      and(eq(t.posting.tenantId, t.notice.tenantId), eq(t.posting.noticeId, t.notice.noticeId)),
    )
    .where(
      and(
        eq(t.notice.tenantId, tenant),
        within(t.notice.zoneId, zone),
        gt(t.notice.closesAt, now),
        isNull(t.notice.withdrawnAt),
        isNull(t.posting.postingId),
      ),
    )
}

function openSheets(db: Db, tenant: string, zone: ZoneId): Promise<Work['sheets']> {
  return db
    .select({
      proposal: t.poll.proposalId,
      title: t.poll.title,
      enteredBy: t.paperSheet.enteredBy,
      handedInAt: sql<Date>`min(${t.paperSheet.handedInAt})`.mapWith(t.paperSheet.handedInAt),
      count: countDistinct(t.paperSheet.sheetId),
    })
    .from(t.paperSheet)
    .innerJoin(
      t.poll,
      and(eq(t.poll.tenantId, t.paperSheet.tenantId), eq(t.poll.pollId, t.paperSheet.pollId)),
    )
    .where(
      and(
        eq(t.paperSheet.tenantId, tenant),
        within(t.poll.zoneId, zone),
        isNull(t.poll.countedAt),
        isNull(t.paperSheet.confirmedAt),
      ),
    )
    .groupBy(t.poll.proposalId, t.poll.title, t.paperSheet.enteredBy)
}

function openTasks(db: Db, tenant: string, ids: string[]): Promise<Work['tasks']> {
  return db
    .select({
      proposal: t.task.proposalId,
      title: t.proposal.title,
      task: t.task.title,
      dueAt: t.task.dueAt,
      person: t.task.personId,
      since: t.stage.opensAt,
    })
    .from(t.task)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.task.tenantId), eq(t.proposal.proposalId, t.task.proposalId)),
    )
    .innerJoin(
      t.stage,
      and(
        eq(t.stage.tenantId, t.task.tenantId),
        eq(t.stage.proposalId, t.task.proposalId),
        isNull(t.stage.closedAt),
        eq(t.stage.kind, 'act'),
      ),
    )
    .where(and(eq(t.task.tenantId, tenant), inArray(t.task.proposalId, ids), isNull(t.task.doneAt)))
}

async function missingMinutes(db: Db, tenant: string, zone: ZoneId): Promise<Work['minutes']> {
  const rows = await db
    .select({
      session: t.councilSession.sessionId,
      number: t.councilSession.number,
      closedAt: t.councilSession.closedAt,
    })
    .from(t.councilSession)
    .where(
      and(
        eq(t.councilSession.tenantId, tenant),
        within(t.councilSession.zoneId, zone),
        isNotNull(t.councilSession.closedAt),
        isNull(t.councilSession.minutesAt),
        isNull(t.councilSession.cancelledAt),
      ),
    )
  return rows.map((row) => ({ ...row, closedAt: row.closedAt! }))
}
