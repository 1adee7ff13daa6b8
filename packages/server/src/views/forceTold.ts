import * as t from '@yishi/schema/tables'
import type { PollForce } from '@yishi/schema/words'
import { sql } from 'drizzle-orm'
import { tellingKinds } from './tellingKinds.ts'

/**
 * The force of the vote whose result a notice tells, as a column of a select of notices; null where it tells none. The notice's columns are
 * named with their table: without a join they would be taken for those of the poll.
 */
export const forceTold = sql<PollForce | null>`case when ${t.notice}.kind in (${sql.join(
  tellingKinds.map((kind) => sql`${kind}`),
  sql`, `,
)}) then (
  select p.force from ${t.poll} p
  where p.tenant_id = ${t.notice}.tenant_id and p.proposal_id = ${t.notice}.proposal_id and p.counted_at is not null
  order by p.stage_seq desc limit 1
) end`
