import * as t from '@yishi/schema/tables'
import type { AppraisalView } from '@yishi/schema/words'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { readCandidates } from '../readCandidates.ts'
import type { Who } from '../who.ts'

/** The appraisal of a matter: figures once it was counted, before that no more than how many households took part. */
export async function readAppraisal(
  db: Db,
  { tenantId, proposalId, process }: typeof t.proposal.$inferSelect,
  who: Who | null,
): Promise<AppraisalView | null> {
  const spec = process.stages.find((one) => one.kind === 'appraise')
  const candidates = spec ? await readCandidates(db, tenantId, proposalId) : []
  if (!spec || candidates.length === 0) return null
  const ours = and(eq(t.appraisal.tenantId, tenantId), eq(t.appraisal.proposalId, proposalId))
  const [counted] = await db
    .select()
    .from(t.appraisalCount)
    .where(and(eq(t.appraisalCount.tenantId, tenantId), eq(t.appraisalCount.proposalId, proposalId)))
  const homes = ['', ...(who?.homes ?? []).map((home) => home.household)]
  const [own] = await db
    .select({ scores: t.appraisal.scores })
    .from(t.appraisal)
    .where(and(ours, inArray(t.appraisal.householdId, homes)))
  return {
    candidates: candidates.map(({ key, text }) => ({ key, text, total: counted?.totals[key] ?? null })),
    raters: await db.$count(t.appraisal, ours),
    needed: spec.raters,
    winners: counted?.winners ?? [],
    lot: counted?.lot?.winner ?? null,
    mine: own?.scores ?? null,
  }
}

/** What somebody answered to the survey of a matter. */
export async function readAnswered(
  db: Db,
  { tenantId, proposalId }: typeof t.proposal.$inferSelect,
  who: Who | null,
): Promise<string | null> {
  if (!who) return null
  const [answer] = await db
    .select({ body: t.surveyAnswer.body })
    .from(t.surveyAnswer)
    .where(
      and(
        eq(t.surveyAnswer.tenantId, tenantId),
        eq(t.surveyAnswer.proposalId, proposalId),
        eq(t.surveyAnswer.personId, who.person),
      ),
    )
  return answer?.body ?? null
}
