import * as t from '@yishi/schema/tables'
import type { CouncilView } from '@yishi/schema/words'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { meetingOf } from '../meetingOf.ts'
import { within } from '../within.ts'

/** Meetings that a clerk has to call: matters of the zone that wait for one, and the rolls whose members could meet. */
export async function readMeetings(
  db: Db,
  tenant: string,
  zone: string,
): Promise<NonNullable<CouncilView['meetings']>> {
  const rows = await db
    .select({ proposal: t.proposal, stage: t.stage })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .where(
      and(
        eq(t.stage.tenantId, tenant),
        inArray(t.stage.kind, ['call', 'meet']),
        isNull(t.stage.closedAt),
        eq(t.proposal.zoneId, zone),
        sql`not exists (
          select from ${t.motion} m where m.tenant_id = ${t.stage.tenantId} and m.proposal_id = ${t.stage.proposalId}
            and m.closed_at is null
        )`,
      ),
    )
    .orderBy(asc(t.stage.opensAt), asc(t.proposal.proposalId))
  const matters = rows.flatMap(({ proposal, stage }) => {
    const meeting = meetingOf({ proposal, stage, spec: null })
    // While it is being called, the notice hangs first.
    if (!meeting || (stage.kind === 'call' && stage.closesAt === null)) return []
    const { body, ahead } = meeting.spec
    const notBefore = stage.kind === 'call' ? stage.closesAt!.toISOString() : null
    return [{ proposal: proposal.proposalId, title: proposal.title, body, days: ahead.days, notBefore }]
  })
  const rolls = await db
    .select({ id: t.roll.rollId, name: t.roll.name, kind: t.roll.kind, heads: t.roll.heads })
    .from(t.roll)
    .where(
      and(
        eq(t.roll.tenantId, tenant),
        within(t.roll.zoneId, zone),
        inArray(t.roll.kind, ['adults', 'households', 'members']),
      ),
    )
    .orderBy(desc(t.roll.importedAt), desc(t.roll.rollId))
    .limit(50)
  return { matters, rolls }
}
