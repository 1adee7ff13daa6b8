import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, type NoticeView, type PostingView, refuse } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'
import { readRollItems } from '../roll/readRollItems.ts'
import { picked, readAttachments } from '../views/readAttachments.ts'
import { standingOf } from '../views/readBoardItems.ts'
import { readCheckpoint } from '../views/readCheckpoint.ts'
import { readObjections } from '../views/readObjections.ts'
import { readResult } from '../views/readResult.ts'

const input = z.strictObject({ zone: zoneId, notice: id })

/** 公示: one notice whole, where it hung, what was held against it and what was answered. Anybody may read it. */
export const notice = read({
  name: 'notice',
  who: null,
  input,
  async run(db, { zone, notice: noticeId }, { who, tenant }) {
    const row = await readNotice(db, tenant.tenantId, noticeId)
    if (!row || !isWithin(row.zone, zone)) return refuse('unknown-notice', undefined, 'notice')
    const { opensAt, closesAt, issuedAt, withdrawnAt, end, stage, attachments, replaces, rollId, ...plain } =
      row
    const postings = await readPostings(db, tenant.tenantId, noticeId)
    const papers = await readAttachments(db, {
      tenant: tenant.tenantId,
      ids: [...attachments, ...postings.map((posting) => posting.photo)],
      staff: false,
    })
    const hangs = withdrawnAt === null && closesAt > tenant.now
    const value: NoticeView = {
      ...plain,
      ...standingOf({ opensAt, closesAt, withdrawnAt, end }, tenant),
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      issuedAt: issuedAt.toISOString(),
      attachments: picked(papers, attachments),
      replaces: await numberOf(db, tenant.tenantId, eq(t.notice.noticeId, replaces ?? '')),
      replacedBy: await numberOf(db, tenant.tenantId, eq(t.notice.replaces, noticeId)),
      roll: rollId === null ? null : await readRollOfNotice(db, tenant.tenantId, rollId),
      result: await readResult(db, tenant.tenantId, row),
      postings: postings.map(
        ({ photo, postedAt, takenDownAt, ...posting }): PostingView => ({
          ...posting,
          postedAt: postedAt.toISOString(),
          photo: papers.get(photo) ?? null,
          takenDownAt: takenDownAt?.toISOString() ?? null,
        }),
      ),
      objections: await readObjections(db, {
        tenant: tenant.tenantId,
        zone: row.zone,
        notice: noticeId,
        who,
      }),
      open: hangs && (stage === 'notice' || stage === 'preliminary'),
      checkpoint: await readCheckpoint(db, tenant.tenantId),
    }
    return { ok: true, value }
  },
})

async function readNotice(db: Db, tenant: string, noticeId: string) {
  const [row] = await db
    .select({
      id: t.notice.noticeId,
      zone: t.notice.zoneId,
      zoneName: t.zone.name,
      proposal: t.notice.proposalId,
      planVersion: t.notice.planVersion,
      rollId: t.notice.rollId,
      kind: t.notice.kind,
      year: t.notice.year,
      number: t.notice.number,
      title: t.notice.title,
      addressee: t.notice.addressee,
      basis: t.notice.basis,
      body: t.notice.body,
      opensAt: t.notice.opensAt,
      closesAt: t.notice.closesAt,
      days: t.notice.days,
      contact: t.notice.contact,
      issuer: t.notice.issuer,
      issuedAt: t.notice.issuedAt,
      attachments: t.notice.attachments,
      correction: t.notice.correction,
      extensions: t.notice.extensions,
      replaces: t.notice.replaces,
      withdrawnAt: t.notice.withdrawnAt,
      end: t.proposal.end,
      stage: t.stage.kind,
    })
    .from(t.notice)
    .innerJoin(t.zone, and(eq(t.zone.tenantId, t.notice.tenantId), eq(t.zone.zoneId, t.notice.zoneId)))
    .leftJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.notice.tenantId), eq(t.proposal.proposalId, t.notice.proposalId)),
    )
    .leftJoin(
      t.stage,
      and(
        eq(t.stage.tenantId, t.notice.tenantId),
        eq(t.stage.proposalId, t.notice.proposalId),
        eq(t.stage.seq, t.notice.stageSeq),
      ),
    )
    .where(and(eq(t.notice.tenantId, tenant), eq(t.notice.noticeId, noticeId)))
  return row
}

function readPostings(db: Db, tenant: string, noticeId: string) {
  return db
    .select({
      id: t.posting.postingId,
      place: t.posting.place,
      postedAt: t.posting.postedAt,
      photo: t.posting.photo,
      takenDownAt: t.posting.takenDownAt,
    })
    .from(t.posting)
    .where(and(eq(t.posting.tenantId, tenant), eq(t.posting.noticeId, noticeId)))
    .orderBy(asc(t.posting.postedAt), asc(t.posting.postingId))
}

/** Another notice by its number. */
async function numberOf(
  db: Db,
  tenant: string,
  which: ReturnType<typeof eq>,
): Promise<NoticeView['replaces']> {
  const [other] = await db
    .select({ id: t.notice.noticeId, year: t.notice.year, number: t.notice.number })
    .from(t.notice)
    .where(and(eq(t.notice.tenantId, tenant), which))
  return other ?? null
}

async function readRollOfNotice(db: Db, tenant: string, rollId: string): Promise<NoticeView['roll']> {
  const [roll] = await readRollItems(db, and(eq(t.roll.tenantId, tenant), eq(t.roll.rollId, rollId)))
  return roll ?? null
}
