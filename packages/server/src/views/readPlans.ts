import * as t from '@yishi/schema/tables'
import type { PlanView } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { picked, readAttachments } from './readAttachments.ts'

/** Every version of a matter's plan, the first one first. */
export async function readPlans(db: Db, tenant: string, proposal: string): Promise<PlanView[]> {
  const rows = await db
    .select({
      version: t.plan.version,
      body: t.plan.body,
      sentence: t.plan.sentence,
      scope: t.plan.scope,
      place: t.plan.place,
      cost: t.plan.cost,
      money: t.plan.money,
      explanation: t.plan.explanation,
      photos: t.plan.photos,
      change: t.plan.change,
      at: t.plan.at,
      frozenAt: t.plan.frozenAt,
    })
    .from(t.plan)
    .where(and(eq(t.plan.tenantId, tenant), eq(t.plan.proposalId, proposal)))
    .orderBy(asc(t.plan.version))
  const ids = rows.flatMap((row) => row.photos)
  const pictures = await readAttachments(db, { tenant, ids, staff: false })
  return rows.map((row) => ({
    ...row,
    photos: picked(pictures, row.photos),
    at: row.at.toISOString(),
    frozenAt: row.frozenAt?.toISOString() ?? null,
  }))
}
