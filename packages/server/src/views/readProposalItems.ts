import * as t from '@yishi/schema/tables'
import type { PollForce, ProposalItem } from '@yishi/schema/words'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { maskName } from '../mask.ts'
import { readAttachments } from './readAttachments.ts'
import { stageView } from './stageView.ts'
import { summarize } from './summarize.ts'
import { trackOf } from './trackOf.ts'

/** Characters of a matter's text in a list. */
const summaryLength = 80

/** Matters as they stand in a list, in the order of the ids; what does not stand is left out. */
export async function readProposalItems(
  db: Db,
  tenant: string,
  ids: readonly string[],
): Promise<ProposalItem[]> {
  if (ids.length === 0) return []
  const rows = await readRows(db, tenant, ids)
  const stages = await lastStages(db, tenant, ids)
  const forces = await lastForces(db, tenant, ids)
  const clerks = await clerksAmong(db, tenant, rows)
  const pictures = await readAttachments(db, {
    tenant,
    ids: rows.flatMap((row) => row.photos.slice(0, 1)),
    staff: false,
  })
  const items = rows.map((row): ProposalItem => {
    const stage = stages.get(row.id)!
    return {
      id: row.id,
      zone: row.zone,
      zoneName: row.zoneName,
      title: row.title,
      summary: summarize(row.body, summaryLength),
      by: proposedBy(row, clerks),
      createdAt: row.createdAt.toISOString(),
      process: row.process.key,
      track: trackOf(row.process, { position: stage.position, end: row.end }),
      stage: row.end ? null : stageView(stage),
      end: row.end && { end: row.end, reason: row.endReason ?? '', at: row.endedAt!.toISOString() },
      photo: pictures.get(row.photos[0] ?? '') ?? null,
      pollForce: forces.get(row.id) ?? null,
    }
  })
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? [])
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

function readRows(db: Db, tenant: string, ids: readonly string[]) {
  return db
    .select({
      id: t.proposal.proposalId,
      zone: t.proposal.zoneId,
      zoneName: t.zone.name,
      process: t.proposal.process,
      title: t.proposal.title,
      body: t.proposal.body,
      photos: t.proposal.photos,
      personId: t.proposal.personId,
      writtenBy: t.proposal.writtenBy,
      name: t.person.name,
      contactName: t.household.contactName,
      createdAt: t.proposal.createdAt,
      end: t.proposal.end,
      endReason: t.proposal.endReason,
      endedAt: t.proposal.endedAt,
    })
    .from(t.proposal)
    .innerJoin(t.zone, and(eq(t.zone.tenantId, t.proposal.tenantId), eq(t.zone.zoneId, t.proposal.zoneId)))
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.proposal.tenantId), eq(t.person.personId, t.proposal.personId)),
    )
    .leftJoin(
      t.household,
      and(eq(t.household.tenantId, t.proposal.tenantId), eq(t.household.householdId, t.proposal.householdId)),
    )
    .where(and(eq(t.proposal.tenantId, tenant), inArray(t.proposal.proposalId, [...ids])))
}

/** The stage that each matter is in, or was in last. */
async function lastStages(db: Db, tenant: string, ids: readonly string[]) {
  const rows = await db
    .selectDistinctOn([t.stage.proposalId], {
      proposal: t.stage.proposalId,
      position: t.stage.position,
      seq: t.stage.seq,
      kind: t.stage.kind,
      opensAt: t.stage.opensAt,
      closesAt: t.stage.closesAt,
      dueAt: t.stage.dueAt,
      closedAt: t.stage.closedAt,
      outcome: t.stage.outcome,
    })
    .from(t.stage)
    .where(and(eq(t.stage.tenantId, tenant), inArray(t.stage.proposalId, [...ids])))
    .orderBy(t.stage.proposalId, desc(t.stage.seq))
  return new Map(rows.map((row) => [row.proposal, row]))
}

/** The force of each matter's poll, the last one where there were several. */
async function lastForces(
  db: Db,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PollForce>> {
  const { tenantId, proposalId, stageSeq, force } = t.poll
  const rows = await db
    .selectDistinctOn([proposalId], { proposal: proposalId, force })
    .from(t.poll)
    .where(and(eq(tenantId, tenant), inArray(proposalId, [...ids])))
    .orderBy(proposalId, desc(stageSeq))
  return new Map(rows.map((row) => [row.proposal, row.force]))
}

/** Who of the staff that wrote matters down is a clerk; the others are grid workers. */
async function clerksAmong(db: Db, tenant: string, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const staff = rows.flatMap((row) => row.writtenBy ?? [])
  if (staff.length === 0) return new Set()
  const grants = await db
    .select({ person: t.grant.personId })
    .from(t.grant)
    .where(and(eq(t.grant.tenantId, tenant), eq(t.grant.role, 'clerk'), inArray(t.grant.personId, staff)))
  return new Set(grants.map((grant) => grant.person))
}

/** A resident's masked name; of what staff wrote down, the household's, or else their role. */
function proposedBy(row: Row, clerks: ReadonlySet<string>): string {
  if (row.writtenBy === null) return maskName(row.name)
  if (row.contactName) return maskName(row.contactName)
  return clerks.has(row.writtenBy) ? 'clerk' : 'gridworker'
}
