import { zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import type { RecountView, RereadingView } from '@yishi/schema/words'
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import type { Poll } from '../poll/pollOf.ts'
import { questionView } from '../poll/questionView.ts'
import { readUpheld } from '../poll/readUpheld.ts'
import { read } from '../read.ts'
import type { Who } from '../who.ts'
import { within } from '../within.ts'

const input = z.strictObject({ zone: zoneId })

/** 异议成立后的重读与重新计票: preliminary results against which something was upheld that asks for a new count. */
export const recounts = read({
  name: 'recounts',
  who: ['clerk', 'gridworker'],
  input,
  async run(db, { zone }, { who, tenant: { tenantId } }) {
    const rows = await db
      .select({ poll: t.poll, title: t.proposal.title, notice: t.notice.noticeId })
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
        t.poll,
        and(
          eq(t.poll.tenantId, t.stage.tenantId),
          eq(t.poll.proposalId, t.stage.proposalId),
          isNotNull(t.poll.countedAt),
        ),
      )
      .where(
        and(
          eq(t.stage.tenantId, tenantId),
          eq(t.stage.kind, 'preliminary'),
          isNull(t.stage.closedAt),
          within(t.proposal.zoneId, zone),
        ),
      )
      .orderBy(asc(t.stage.opensAt), desc(t.poll.stageSeq))
      .limit(50)
    const value: RecountView[] = []
    for (const { poll, title, notice } of rows) {
      if (value.some((view) => view.proposal === poll.proposalId)) continue
      const upheld = await readUpheld(db, tenantId, notice)
      if (upheld.length === 0) continue
      const ids = upheld.map(({ objectionId }) => objectionId)
      value.push({
        poll: poll.pollId,
        proposal: poll.proposalId,
        title,
        questions: poll.questions.map(questionView),
        objections: await readObjections(db, tenantId, { ids, who: who! }),
        official: poll.force === 'import-official',
        rereadings: await readRereadings(db, poll, { ids, who: who! }),
        recounted: upheld.every(({ recounted }) => recounted),
        sheets: await readSheetsOf(db, poll),
      })
    }
    return { ok: true, value }
  },
})

interface Wanted {
  ids: string[]
  who: Who
}

async function readObjections(
  db: Db,
  tenant: string,
  { ids, who }: Wanted,
): Promise<RecountView['objections']> {
  const { objectionId: id, number, body, reply, repliedBy } = t.objection
  const rows = await db
    .select({ id, number, body, reply, repliedBy })
    .from(t.objection)
    .where(and(eq(t.objection.tenantId, tenant), inArray(t.objection.objectionId, ids)))
    .orderBy(asc(number))
  return rows.map(({ repliedBy, reply, ...row }) => ({
    ...row,
    reply: reply ?? '',
    answeredByMe: repliedBy === who.person,
  }))
}

/** Nobody who is to read a sheet sees what was read on it. */
async function readRereadings(
  db: Db,
  { tenantId, pollId, rollId }: Poll,
  { ids, who }: Wanted,
): Promise<RereadingView[]> {
  const rows = await db
    .select({ row: t.rereading, label: t.elector.label, name: t.person.name })
    .from(t.rereading)
    .innerJoin(
      t.paperSheet,
      and(
        eq(t.paperSheet.tenantId, t.rereading.tenantId),
        eq(t.paperSheet.pollId, t.rereading.pollId),
        eq(t.paperSheet.sheetId, t.rereading.sheetId),
      ),
    )
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.paperSheet.tenantId),
        eq(t.elector.rollId, rollId),
        eq(t.elector.electorId, t.paperSheet.electorId),
      ),
    )
    .leftJoin(
      t.person,
      and(eq(t.person.tenantId, t.rereading.tenantId), eq(t.person.personId, t.rereading.readBy)),
    )
    .where(
      and(
        eq(t.rereading.tenantId, tenantId),
        eq(t.rereading.pollId, pollId),
        inArray(t.rereading.objectionId, ids),
      ),
    )
    .orderBy(asc(t.rereading.readAt), asc(t.rereading.rereadingId))
  return rows.map(({ row, label, name }) => ({
    id: row.rereadingId,
    sheet: row.sheetId,
    objection: row.objectionId,
    label,
    state: row.settledAt ? 'settled' : row.differing ? 'differs' : 'read',
    readBy: name ?? '',
    readByMe: row.readBy === who.person,
    changed: row.ballotId !== null,
  }))
}

function readSheetsOf(db: Db, { tenantId, pollId, rollId }: Poll): Promise<RecountView['sheets']> {
  return db
    .select({ id: t.paperSheet.sheetId, label: t.elector.label, photo: t.paperSheet.photo })
    .from(t.paperSheet)
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.paperSheet.tenantId),
        eq(t.elector.rollId, rollId),
        eq(t.elector.electorId, t.paperSheet.electorId),
      ),
    )
    .where(and(eq(t.paperSheet.tenantId, tenantId), eq(t.paperSheet.pollId, pollId)))
    .orderBy(asc(t.elector.building), asc(t.elector.label), asc(t.paperSheet.sheetId))
}
