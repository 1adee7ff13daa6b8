import * as t from '@yishi/schema/tables'
import { and, isNull, lte, sql } from 'drizzle-orm'
import { runAct } from './act.ts'
import { acts } from './acts/index.ts'
import type { Db } from './db/db.ts'
import { system } from './who.ts'

/**
 * Close what is due. Any number of instances may run it: each closing is an act under the stage's lock, and its key is the
 * stage's own, so that it happens once. Returns how many stages were closed.
 */
export async function tick(db: Db): Promise<number> {
  const due = await db
    .select({
      tenant: t.stage.tenantId,
      proposal: t.stage.proposalId,
      seq: t.stage.seq,
      zone: t.proposal.zoneId,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(
        sql`${t.proposal.tenantId} = ${t.stage.tenantId}`,
        sql`${t.proposal.proposalId} = ${t.stage.proposalId}`,
      ),
    )
    .where(and(isNull(t.stage.closedAt), lte(t.stage.closesAt, sql`yishi_now()`)))
    .limit(500)
  let closed = 0
  for (const { tenant, proposal, seq, zone } of due) {
    const answer = await runAct(db, acts.closeStage, system(tenant, 'clock'), {
      key: `close ${proposal} ${seq}`,
      input: { zone, proposal, seq },
    })
    if (answer.ok) closed++
  }
  return closed
}
