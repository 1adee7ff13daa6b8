import * as t from '@yishi/schema/tables'
import type { ZoneId } from '@yishi/schema/words'
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { recountedFor } from '../poll/readUpheld.ts'
import { within } from '../within.ts'

/** What was upheld against a preliminary result that still hangs, and how far its consequences have come. */
export interface RecountWork {
  proposal: string
  title: string
  /** When the first of the objections was upheld. */
  since: Date
  /** Objections about figures that wait for a new count, by who upheld each. */
  upheldBy: (string | null)[]
  /** The figures are the official platform's: its corrected document is recorded. */
  official: boolean
  /** The new count found options level: a lot comes before the corrected result hangs. */
  tied: boolean
  /** Sheets that are being read again. */
  rereadings: { readBy: string; differingBy: string | null; photo: boolean }[]
  /** Objections to the notice without an answer. */
  open: number
}

/** Matters whose preliminary result hangs, with an objection that was upheld against it. */
export async function readRecounts(db: Db, tenant: string, zone: ZoneId): Promise<RecountWork[]> {
  const hanging = await db
    .select({
      proposal: t.proposal.proposalId,
      title: t.proposal.title,
      repliedAt: t.objection.repliedAt,
      repliedBy: t.objection.repliedBy,
      outcome: t.objection.outcome,
      effect: t.objection.effect,
      recounted: recountedFor,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .innerJoin(
      t.notice,
      and(
        eq(t.notice.tenantId, t.stage.tenantId),
        eq(t.notice.proposalId, t.stage.proposalId),
        eq(t.notice.stageSeq, t.stage.seq),
        isNull(t.notice.withdrawnAt),
      ),
    )
    .innerJoin(
      t.objection,
      and(eq(t.objection.tenantId, t.notice.tenantId), eq(t.objection.noticeId, t.notice.noticeId)),
    )
    .where(
      and(
        eq(t.stage.tenantId, tenant),
        eq(t.stage.kind, 'preliminary'),
        isNull(t.stage.closedAt),
        within(t.proposal.zoneId, zone),
      ),
    )
    .orderBy(asc(t.objection.repliedAt))
  const upheld = hanging.filter(({ outcome }) => outcome === 'upheld')
  const ids = [...new Set(upheld.map(({ proposal }) => proposal))]
  if (ids.length === 0) return []
  const polls = await readPolls(db, tenant, ids)
  const rereadings = await readRereadings(
    db,
    tenant,
    polls.map(({ poll }) => poll),
  )
  return ids.map((proposal) => {
    const mine = upheld.filter((one) => one.proposal === proposal)
    const poll = polls.find((one) => one.proposal === proposal)
    return {
      proposal,
      title: mine[0]!.title,
      since: mine[0]!.repliedAt!,
      upheldBy: mine.filter((one) => one.effect === 'recount' && !one.recounted).map((one) => one.repliedBy),
      official: poll?.force === 'import-official',
      tied: poll?.result?.questions.some(({ outcome }) => outcome === 'tied') ?? false,
      rereadings: rereadings.filter((one) => one.poll === poll?.poll),
      open: hanging.filter((one) => one.proposal === proposal && one.outcome === null).length,
    }
  })
}

/** The last counted poll of each matter. */
async function readPolls(db: Db, tenant: string, ids: readonly string[]) {
  const { proposalId, pollId, force, result, stageSeq } = t.poll
  const rows = await db
    .select({ proposal: proposalId, poll: pollId, force, result })
    .from(t.poll)
    .where(and(eq(t.poll.tenantId, tenant), inArray(proposalId, ids), isNotNull(t.poll.countedAt)))
    .orderBy(desc(stageSeq))
  return rows.filter((row, i) => rows.findIndex((one) => one.proposal === row.proposal) === i)
}

async function readRereadings(db: Db, tenant: string, polls: readonly string[]) {
  const rows = await db
    .select({
      poll: t.rereading.pollId,
      readBy: t.rereading.readBy,
      differingBy: t.rereading.differingBy,
      photo: t.paperSheet.photo,
    })
    .from(t.rereading)
    .innerJoin(
      t.paperSheet,
      and(
        eq(t.paperSheet.tenantId, t.rereading.tenantId),
        eq(t.paperSheet.pollId, t.rereading.pollId),
        eq(t.paperSheet.sheetId, t.rereading.sheetId),
      ),
    )
    .where(
      and(
        eq(t.rereading.tenantId, tenant),
        inArray(t.rereading.pollId, ['', ...polls]),
        isNull(t.rereading.settledAt),
      ),
    )
  return rows.map(({ photo, ...row }) => ({ ...row, photo: photo !== null }))
}
