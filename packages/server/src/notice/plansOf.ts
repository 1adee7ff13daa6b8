import * as t from '@yishi/schema/tables'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../db/db.ts'
import type { Matter } from '../matter.ts'

/** A version of a matter's plan, as far as its notice needs it. */
export interface PlanOfMatter {
  version: number
  scope: string
  place: string
  cost: number
  frozenAt: Date | null
}

/** Every version of a matter's plan, the latest first. The council's is the latest when the plan goes on notice: none comes after it. */
export function plansOf(tx: Tx, { proposal }: Matter): Promise<PlanOfMatter[]> {
  return tx
    .select({
      version: t.plan.version,
      scope: t.plan.scope,
      place: t.plan.place,
      cost: t.plan.cost,
      frozenAt: t.plan.frozenAt,
    })
    .from(t.plan)
    .where(and(eq(t.plan.tenantId, proposal.tenantId), eq(t.plan.proposalId, proposal.proposalId)))
    .orderBy(desc(t.plan.version))
}
