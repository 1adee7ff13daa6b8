import * as t from '@yishi/schema/tables'
import type { ObjectionView, ZoneId } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { householdLabel } from '../householdLabel.ts'
import { isOwnObjection } from '../notice/isOwnObjection.ts'
import { holds, type Who } from '../who.ts'

/** Whose objections, and who looks at them. */
export interface Looking {
  tenant: string
  zone: ZoneId
  notice: string
  who: Who | null
}

/**
 * What was held against a notice. The public sees 异议人1, and the words where the objector consented; the objector sees what is
 * theirs, and so do those who write objections down, meet the objector or answer.
 */
export async function readObjections(
  db: Db,
  { tenant, zone, notice, who }: Looking,
): Promise<ObjectionView[]> {
  const staff = who !== null && holds(who, ['clerk', 'gridworker', 'councillor'], zone)
  const rows = await db
    .select({
      id: t.objection.objectionId,
      number: t.objection.number,
      personId: t.objection.personId,
      householdId: t.objection.householdId,
      building: t.household.building,
      unit: t.household.unit,
      room: t.household.room,
      body: t.objection.body,
      consent: t.objection.consent,
      channel: t.objection.channel,
      raisedAt: t.objection.raisedAt,
      dueAt: t.objection.dueAt,
      metAt: t.objection.metAt,
      metDeclined: t.objection.metDeclined,
      metNote: t.objection.metNote,
      reply: t.objection.reply,
      repliedAt: t.objection.repliedAt,
      outcome: t.objection.outcome,
      effect: t.objection.effect,
      reviewAskedAt: t.objection.reviewAskedAt,
    })
    .from(t.objection)
    .innerJoin(
      t.household,
      and(
        eq(t.household.tenantId, t.objection.tenantId),
        eq(t.household.householdId, t.objection.householdId),
      ),
    )
    .where(and(eq(t.objection.tenantId, tenant), eq(t.objection.noticeId, notice)))
    .orderBy(asc(t.objection.number))
  return rows.map((row): ObjectionView => {
    const mine = who !== null && isOwnObjection(who, row)
    const { id, number, channel, metDeclined, reply, outcome, effect } = row
    return {
      id,
      number,
      raisedAt: row.raisedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      channel,
      words: row.consent ? row.body : null,
      metAt: row.metAt?.toISOString() ?? null,
      metDeclined,
      reply,
      repliedAt: row.repliedAt?.toISOString() ?? null,
      outcome,
      effect,
      reviewAskedAt: row.reviewAskedAt?.toISOString() ?? null,
      mine,
      full:
        mine || staff
          ? {
              household: row.householdId,
              householdLabel: householdLabel(row),
              body: row.body,
              metNote: staff ? row.metNote : null,
            }
          : null,
    }
  })
}
