import * as t from '@yishi/schema/tables'
import { and, desc, eq } from 'drizzle-orm'
import type { Db, Tx } from './db/db.ts'

/** What is put up for appraisal, in its order; empty where nothing is. */
export async function readCandidates(db: Db | Tx, tenant: string, proposal: string): Promise<t.Candidate[]> {
  const [list] = await db
    .select({ candidates: t.candidateList.candidates })
    .from(t.candidateList)
    .where(and(eq(t.candidateList.tenantId, tenant), eq(t.candidateList.proposalId, proposal)))
    .orderBy(desc(t.candidateList.version))
    .limit(1)
  return list?.candidates ?? []
}
