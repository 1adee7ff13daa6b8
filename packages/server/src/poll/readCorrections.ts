import * as t from '@yishi/schema/tables'
import type { CorrectionView } from '@yishi/schema/words'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Poll } from './pollOf.ts'
import { questionResults } from './questionResults.ts'

/** The corrections of a poll's result, the first one first, each with what had stood before. */
export async function readCorrections(
  db: Db,
  { tenantId, pollId }: Pick<Poll, 'tenantId' | 'pollId'>,
): Promise<CorrectionView[]> {
  const rows = await db
    .select()
    .from(t.pollCorrection)
    .where(and(eq(t.pollCorrection.tenantId, tenantId), eq(t.pollCorrection.pollId, pollId)))
    .orderBy(asc(t.pollCorrection.number))
  if (rows.length === 0) return []
  const objections = await db
    .select({ id: t.objection.objectionId, number: t.objection.number })
    .from(t.objection)
    .where(
      and(
        eq(t.objection.tenantId, tenantId),
        inArray(
          t.objection.objectionId,
          rows.flatMap((row) => row.objections),
        ),
      ),
    )
  const numberOf = new Map(objections.map(({ id, number }) => [id, number]))
  return rows.map(({ number, correctedAt, reason, objections: ids, sheets, was }) => ({
    number,
    at: correctedAt.toISOString(),
    reason,
    objectors: ids.flatMap((id) => numberOf.get(id) ?? []),
    sheets,
    before: questionResults(was),
  }))
}
