import { specAt } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import {
  type Answer,
  isWithin,
  type Refused,
  refuse,
  type StageKind,
  type StageSpec,
} from '@yishi/schema/words'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from './db/db.ts'
import { asOf, type TenantNow, tenantNow } from './tenantNow.ts'
import type { Who } from './who.ts'

/** A matter as an act sees it: the proposal, the stage it is in (null once it has ended), and that stage's numbers. */
export interface Matter {
  proposal: typeof t.proposal.$inferSelect
  stage: typeof t.stage.$inferSelect | null
  spec: StageSpec | null
}

interface Wanted {
  act: { stage: readonly StageKind[] | null; when: 'open' | 'settling'; lock: 'update' | 'share' }
  who: Who
  zone: string
  proposal: string
}

/** A matter whose stage is locked, and its community at that instant. */
export interface LockedMatter {
  matter: Matter
  tenant: TenantNow
}

/**
 * Lock the stage that a matter is in and check that the act may be done in it. The closing instant stands in the
 * WHERE of the locking select, so that a stream of casters never starves the closer. Everything else is read after the lock.
 */
export async function lockMatter(
  tx: Tx,
  { act, who, zone, proposal: id }: Wanted,
): Promise<Answer<LockedMatter>> {
  const mine = and(eq(t.stage.tenantId, who.tenant), eq(t.stage.proposalId, id), isNull(t.stage.closedAt))
  const stage = await lockStage(tx, act.when === 'open' && act.stage ? and(mine, isOpen) : mine, act.lock)
  const [found] = await tx
    .select({ ...tenantNow, zone: t.zone, proposal: t.proposal })
    .from(t.tenant)
    .innerJoin(t.proposal, and(eq(t.proposal.tenantId, t.tenant.tenantId), eq(t.proposal.proposalId, id)))
    .leftJoin(t.zone, and(eq(t.zone.tenantId, t.tenant.tenantId), eq(t.zone.zoneId, zone)))
    .where(eq(t.tenant.tenantId, who.tenant))
  if (!found || !isWithin(found.proposal.zoneId, zone))
    return refuse('unknown-proposal', undefined, 'proposal')
  const { proposal } = found
  if (act.stage && !stage) return whyNot(tx, mine, act.stage)
  if (act.stage && stage && !act.stage.includes(stage.kind))
    return refuse('wrong-stage', { stage: stage.kind })
  if (!found.zone) return refuse('unknown-zone', undefined, 'zone')
  const spec = stage && specAt(proposal.process, stage.position)
  return {
    ok: true,
    value: { matter: { proposal, stage, spec }, tenant: asOf({ ...found, zone: found.zone }) },
  }
}

const isOpen = sql`${t.stage.opensAt} <= yishi_now() and (${t.stage.closesAt} is null or ${t.stage.closesAt} > yishi_now())`

/** A stage that was closed while we waited leaves no row; its successor is looked for once more. */
async function lockStage(tx: Tx, where: SQL | undefined, strength: 'update' | 'share') {
  for (let tries = 0; tries < 2; tries++) {
    const [row] = await tx.select().from(t.stage).where(where).for(strength)
    if (row) return row
  }
  return null
}

async function whyNot(tx: Tx, where: SQL | undefined, wanted: readonly StageKind[]): Promise<Refused> {
  const [row] = await tx
    .select({ kind: t.stage.kind, early: sql<boolean>`${t.stage.opensAt} > yishi_now()` })
    .from(t.stage)
    .where(where)
  if (!row) return refuse('matter-ended')
  if (!wanted.includes(row.kind)) return refuse('wrong-stage', { stage: row.kind })
  return refuse(row.early ? 'stage-not-open' : 'stage-closed', { stage: row.kind })
}
