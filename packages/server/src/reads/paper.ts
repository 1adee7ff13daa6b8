import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { type PaperView, refuse } from '@yishi/schema/words'
import { and, asc, count, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { findPoll } from '../poll/findPoll.ts'
import { neededConfirmations } from '../poll/neededConfirmations.ts'
import type { Poll } from '../poll/pollOf.ts'
import { questionView } from '../poll/questionView.ts'
import { readReturns } from '../poll/readReturns.ts'
import { readSheets } from '../poll/readSheets.ts'
import { stateOf } from '../poll/stateOf.ts'
import { read } from '../read.ts'

/** 纸质票: batches and sheets, who has not returned theirs, running totals. Doors, no names: those are in the roll alone. */
export const paper = read({
  name: 'paper',
  who: ['clerk', 'gridworker'],
  input: z.strictObject({ zone: zoneId, poll: id }),
  async run(db, { zone, poll }, { who, now, tenant }) {
    const found = await findPoll(db, { tenant: tenant.tenantId, zone }, { poll })
    if (!found) return refuse('unknown-poll', undefined, 'poll')
    const value: PaperView = {
      poll: found.pollId,
      title: found.title,
      questions: found.questions.map(questionView),
      state: stateOf(found, now),
      batches: await readBatches(db, found),
      sheets: await readSheets(db, found, who!),
      ...(await readReturns(db, found)),
    }
    return { ok: true, value }
  },
})

async function readBatches(db: Db, { tenantId, pollId, force }: Poll): Promise<PaperView['batches']> {
  const batches = await db
    .select({
      id: t.paperBatch.batchId,
      number: t.paperBatch.number,
      openedAt: t.paperBatch.openedAt,
      enteredAt: t.paperBatch.enteredAt,
      sheets: count(t.paperSheet.sheetId),
      entered: count(t.paperSheet.enteredAt),
      confirmed: count(t.paperSheet.confirmedAt),
    })
    .from(t.paperBatch)
    .leftJoin(
      t.paperSheet,
      and(
        eq(t.paperSheet.tenantId, t.paperBatch.tenantId),
        eq(t.paperSheet.pollId, t.paperBatch.pollId),
        eq(t.paperSheet.batchId, t.paperBatch.batchId),
      ),
    )
    .where(and(eq(t.paperBatch.tenantId, tenantId), eq(t.paperBatch.pollId, pollId)))
    .groupBy(t.paperBatch.batchId, t.paperBatch.number, t.paperBatch.openedAt, t.paperBatch.enteredAt)
    .orderBy(asc(t.paperBatch.number))
  const missing = await readMissing(db, { tenantId, pollId })
  return batches.map(({ openedAt, enteredAt, ...batch }) => ({
    ...batch,
    missing: missing.filter((sheet) => sheet.batch === batch.id).map(({ batch: _, ...sheet }) => sheet),
    openedAt: openedAt.toISOString(),
    enteredAt: enteredAt?.toISOString() ?? null,
    toConfirm: Math.max(0, neededConfirmations(force, batch.sheets) - batch.confirmed),
  }))
}

/** Sheets that came back and that nobody has read, or that wait for a decision: what keeps a batch open, by its doors. */
async function readMissing(db: Db, { tenantId, pollId }: Pick<Poll, 'tenantId' | 'pollId'>) {
  const rows = await db
    .select({
      sheet: t.paperSheet.sheetId,
      batch: t.paperSheet.batchId,
      label: t.elector.label,
      enteredAt: t.paperSheet.enteredAt,
    })
    .from(t.paperSheet)
    .innerJoin(
      t.elector,
      and(
        eq(t.elector.tenantId, t.paperSheet.tenantId),
        eq(t.elector.rollId, t.paperSheet.rollId),
        eq(t.elector.electorId, t.paperSheet.electorId),
      ),
    )
    .where(
      and(
        eq(t.paperSheet.tenantId, tenantId),
        eq(t.paperSheet.pollId, pollId),
        or(
          isNull(t.paperSheet.enteredAt),
          and(isNotNull(t.paperSheet.differingBy), isNull(t.paperSheet.settledBy)),
        ),
      ),
    )
    .orderBy(asc(t.paperSheet.handedInAt), asc(t.paperSheet.sheetId))
  return rows.map(({ enteredAt, ...row }) => ({
    ...row,
    lacks: enteredAt ? ('decision' as const) : ('entry' as const),
  }))
}
