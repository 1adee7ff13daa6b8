import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import type { RollItem } from '@yishi/schema/words'
import { and, count, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'

/** Electors that weigh anything: one that a correction has struck stays in the rows, since its leaf is under the root. */
export const hasWeight = or(gt(t.elector.heads, 0), gt(t.elector.area, 0n))

/** Rolls as lists show them, the last one first. The root is told from the freezing on. */
export async function readRollItems(db: Db, where: SQL | undefined): Promise<RollItem[]> {
  const rows = await db
    .select({
      roll: t.roll,
      electors: count(t.elector.electorId),
      objectionsOpen: sql<number>`(
        select count(*)::int from ${t.rollObjection} o
        where o.tenant_id = ${t.roll.tenantId} and o.roll_id = ${t.roll.rollId} and o.outcome is null
      )`,
    })
    .from(t.roll)
    .leftJoin(
      t.elector,
      and(eq(t.elector.tenantId, t.roll.tenantId), eq(t.elector.rollId, t.roll.rollId), hasWeight),
    )
    .where(where)
    .groupBy(t.roll.tenantId, t.roll.rollId)
    .orderBy(desc(t.roll.importedAt), desc(t.roll.rollId))
  return rows.map(({ roll, electors, objectionsOpen }) => ({
    id: roll.rollId,
    zone: roll.zoneId,
    kind: roll.kind,
    name: roll.name,
    parking: roll.parking,
    dwellings: roll.dwellings,
    electors,
    heads: roll.heads,
    area: formatArea(roll.area),
    importedAt: roll.importedAt.toISOString(),
    publishedAt: roll.publishedAt?.toISOString() ?? null,
    objectionsUntil: roll.objectionsUntil?.toISOString() ?? null,
    corrections: roll.corrections,
    objectionsOpen,
    drawnFrom: roll.drawnFrom,
    frozenAt: roll.frozenAt?.toISOString() ?? null,
    root: roll.frozenAt ? roll.root : null,
  }))
}
