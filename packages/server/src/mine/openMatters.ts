import * as t from '@yishi/schema/tables'
import type { StageKind, ZoneId } from '@yishi/schema/words'
import { and, eq, gt, inArray, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Who } from '../who.ts'
import { within } from '../within.ts'

/** A matter in a stage in which it may wait for somebody, as far as that depends on it. */
export interface OpenMatter {
  proposal: string
  zone: ZoneId
  title: string
  kind: StageKind
  closesAt: Date | null
  person: string
  household: string | null
  writtenBy: string | null
  reopened: number
}

/** Stages in which people are waited for one by one. Polls and tasks are found by themselves. */
const waits = ['second', 'consult', 'accept', 'rate'] as const

/** Matters in such a stage, open now, around somebody's households, of their own, or before their council. */
export function openMatters(db: Db, who: Who, now: Date): Promise<OpenMatter[]> {
  return db
    .select({
      proposal: t.proposal.proposalId,
      zone: t.proposal.zoneId,
      title: t.proposal.title,
      kind: t.stage.kind,
      closesAt: t.stage.closesAt,
      person: t.proposal.personId,
      household: t.proposal.householdId,
      writtenBy: t.proposal.writtenBy,
      reopened: t.proposal.reopened,
    })
    .from(t.stage)
    .innerJoin(
      t.proposal,
      and(eq(t.proposal.tenantId, t.stage.tenantId), eq(t.proposal.proposalId, t.stage.proposalId)),
    )
    .where(
      and(
        eq(t.stage.tenantId, who.tenant),
        inArray(t.stage.kind, [...waits]),
        isNull(t.stage.closedAt),
        isNull(t.proposal.end),
        lte(t.stage.opensAt, now),
        or(isNull(t.stage.closesAt), gt(t.stage.closesAt, now)),
        or(inArray(t.proposal.zoneId, ['', ...zonesAround(who)]), ofOwn(who), ...beforeCouncil(who)),
      ),
    )
}

/** What somebody proposed, for themselves or for another, or what their household did. */
export function ofOwn(who: Who): SQL {
  return or(
    eq(t.proposal.personId, who.person),
    eq(t.proposal.writtenBy, who.person),
    inArray(t.proposal.householdId, ['', ...who.homes.map((home) => home.household)]),
  )!
}

/** The zones that a resident belongs to: those of their households, and all above them. */
function zonesAround({ homes }: Who): ZoneId[] {
  const around = homes.flatMap(({ zone }) => {
    const labels = zone.split('.')
    return labels.map((_, at) => labels.slice(0, at + 1).join('.'))
  })
  return [...new Set(around)]
}

function beforeCouncil({ grants }: Who): SQL[] {
  return grants
    .filter(({ role }) => role === 'councillor')
    .map(({ zone }) => and(eq(t.stage.kind, 'accept'), within(t.proposal.zoneId, zone))!)
}
