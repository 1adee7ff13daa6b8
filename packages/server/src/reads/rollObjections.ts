import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, type RollObjectionView, refuse } from '@yishi/schema/words'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'
import { holds } from '../who.ts'

/**
 * 名册异议: what was held against a roll and what was answered. Everybody sees number, cause and answer; the words and whose entry it is
 * only staff, and whoever raised it.
 */
export const rollObjections = read({
  name: 'rollObjections',
  who: null,
  input: z.strictObject({ zone: zoneId, roll: id }),
  async run(db, { zone, roll: rollId }, { who, tenant: { tenantId: tenant } }) {
    const [roll] = await db
      .select({ zone: t.roll.zoneId })
      .from(t.roll)
      .where(and(eq(t.roll.tenantId, tenant), eq(t.roll.rollId, rollId)))
    if (!roll || !isWithin(roll.zone, zone)) return refuse('unknown-roll', undefined, 'roll')
    const staff = who !== null && holds(who, ['clerk', 'auditor'], roll.zone)
    const rows = await db
      .select({ objection: t.rollObjection, label: t.elector.label })
      .from(t.rollObjection)
      .leftJoin(
        t.elector,
        and(
          eq(t.elector.tenantId, t.rollObjection.tenantId),
          eq(t.elector.rollId, t.rollObjection.rollId),
          eq(t.elector.electorId, t.rollObjection.electorId),
        ),
      )
      .where(and(eq(t.rollObjection.tenantId, tenant), eq(t.rollObjection.rollId, rollId)))
      .orderBy(asc(t.rollObjection.number))
    const value = rows.map(({ objection: row, label }): RollObjectionView => {
      const mine = who !== null && row.personId === who.person
      return {
        id: row.objectionId,
        number: row.number,
        about: row.about,
        raisedAt: row.raisedAt.toISOString(),
        dueAt: row.dueAt.toISOString(),
        outcome: row.outcome,
        reply: row.reply,
        repliedAt: row.repliedAt?.toISOString() ?? null,
        mine,
        full: staff || mine ? { body: row.body, elector: row.electorId, label } : null,
      }
    })
    return { ok: true, value }
  },
})
