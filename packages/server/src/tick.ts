import * as t from '@yishi/schema/tables'
import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { runAct } from './act.ts'
import { acts } from './acts/index.ts'
import type { Db } from './db/db.ts'
import { system } from './who.ts'

/**
 * Do what is due. Any number of instances may run it: each thing is an act under the stage's lock, and its key is the stage's
 * own, so that it happens once. Returns how many were done.
 */
export async function tick(db: Db): Promise<number> {
  return (
    (await countAppraisals(db)) +
    (await closeStages(db)) +
    (await countPolls(db)) +
    (await recordSilences(db))
  )
}

/** Stages whose last day is over. */
async function closeStages(db: Db): Promise<number> {
  let closed = 0
  for (const { tenant, proposal, seq, zone } of await stagesWhere(db, lte(t.stage.closesAt, now))) {
    const answer = await runAct(db, acts.closeStage, system(tenant, 'clock'), {
      key: `close ${proposal} ${seq}`,
      input: { zone, proposal, seq },
    })
    if (answer.ok) closed++
  }
  return closed
}

/** Polls that are over and wait for no paper. Those of an official platform are counted there. */
async function countPolls(db: Db): Promise<number> {
  const countable = sql`exists (
    select from ${t.poll} p
    where p.tenant_id = ${t.stage.tenantId} and p.proposal_id = ${t.stage.proposalId}
      and p.stage_seq = ${t.stage.seq} - 1 and p.force <> 'import-official' and p.counted_at is null
      and not exists (
        select from ${t.paperBatch} b
        where b.tenant_id = p.tenant_id and b.poll_id = p.poll_id and b.entered_at is null
      )
  )`
  let counted = 0
  for (const { tenant, proposal, seq, zone } of await stagesWhere(
    db,
    and(eq(t.stage.kind, 'count'), countable),
  )) {
    const answer = await runAct(db, acts.countPoll, system(tenant, 'clock'), {
      key: `count ${proposal} ${seq}`,
      input: { zone, proposal },
    })
    if (answer.ok) counted++
  }
  return counted
}

/** Appraisals whose last day is over; too few raters leave them as they are. */
async function countAppraisals(db: Db): Promise<number> {
  const uncounted = sql`not exists (
    select from ${t.appraisalCount} c
    where c.tenant_id = ${t.stage.tenantId} and c.proposal_id = ${t.stage.proposalId}
  )`
  const over = and(eq(t.stage.kind, 'appraise'), lte(t.stage.closesAt, now), uncounted)
  let counted = 0
  for (const { tenant, proposal, seq, zone } of await stagesWhere(db, over)) {
    const answer = await runAct(db, acts.countAppraisal, system(tenant, 'clock'), {
      key: `appraise ${proposal} ${seq}`,
      input: { zone, proposal },
    })
    if (answer.ok) counted++
  }
  return counted
}

/** Parties that let the time for their sign-off pass. */
async function recordSilences(db: Db): Promise<number> {
  let recorded = 0
  const due = await stagesWhere(db, and(eq(t.stage.kind, 'deliberate'), lte(t.stage.dueAt, now)))
  for (const { tenant, proposal, seq, zone } of due) {
    const answer = await runAct(db, acts.recordSilence, system(tenant, 'clock'), {
      key: `silence ${proposal} ${seq}`,
      input: { zone, proposal },
    })
    if (answer.ok) recorded++
  }
  return recorded
}

const now = sql`yishi_now()`

/** Stages that are not closed, with the zones of their matters. */
function stagesWhere(db: Db, due: SQL | undefined) {
  return db
    .select({
      tenant: t.stage.tenantId,
      proposal: t.stage.proposalId,
      seq: t.stage.seq,
      zone: t.proposal.zoneId,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .where(and(isNull(t.stage.closedAt), due))
    .limit(500)
}
