import * as t from '@yishi/schema/tables'
import type { ProgressView } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { picked, readAttachments } from './readAttachments.ts'

/** Photos of every round, before and after, by the days on which they were taken. */
export async function readEvidence(
  db: Db,
  tenant: string,
  proposal: string,
): Promise<Pick<ProgressView, 'before' | 'after'>> {
  const rows = await db
    .select({ moment: t.evidence.moment, takenOn: t.evidence.takenOn, photos: t.evidence.photos })
    .from(t.evidence)
    .where(and(eq(t.evidence.tenantId, tenant), eq(t.evidence.proposalId, proposal)))
    .orderBy(asc(t.evidence.takenOn), asc(t.evidence.evidenceId))
  const known = await readAttachments(db, {
    tenant,
    ids: rows.flatMap((row) => row.photos),
    staff: false,
  })
  const of = (moment: 'before' | 'after') =>
    rows
      .filter((row) => row.moment === moment)
      .map((row) => ({
        takenOn: row.takenOn.toISOString(),
        photos: picked(known, row.photos),
      }))
  return { before: of('before'), after: of('after') }
}
