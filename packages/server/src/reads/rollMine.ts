import { id, zoneId } from '@yishi/schema/input'
import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type ElectorView, isWithin, refuse } from '@yishi/schema/words'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { z } from 'zod'
import { read } from '../read.ts'

/**
 * 名册中我的条目: in full, for whoever votes for it: the one who was named, and the household where the roll is one of households. Who only
 * lives there is no owner and sees none. It reads what is the reader's own, so it is recorded nowhere.
 */
export const rollMine = read({
  name: 'rollMine',
  who: ['resident'],
  input: z.strictObject({ zone: zoneId, roll: id }),
  async run(db, { zone, roll: rollId }, { who, tenant: { tenantId: tenant } }) {
    const [roll] = await db
      .select({ zone: t.roll.zoneId, publishedAt: t.roll.publishedAt, frozenAt: t.roll.frozenAt })
      .from(t.roll)
      .where(and(eq(t.roll.tenantId, tenant), eq(t.roll.rollId, rollId)))
    if (!roll || !isWithin(roll.zone, zone)) return refuse('unknown-roll', undefined, 'roll')
    if (!roll.publishedAt && !roll.frozenAt) return refuse('notice-not-published')
    const { electorId: elector, label, names, building, heads, area, dwellings } = t.elector
    const named = who!.mandates.filter((mandate) => mandate.roll === rollId).map((mandate) => mandate.elector)
    const homes = who!.homes.map((home) => home.household)
    const rows = await db
      .select({ elector, label, names, building, heads, area, dwellings })
      .from(t.elector)
      .where(
        and(
          eq(t.elector.tenantId, tenant),
          eq(t.elector.rollId, rollId),
          or(inArray(elector, ['', ...named]), inArray(t.elector.householdId, ['', ...homes])),
        ),
      )
      .orderBy(asc(elector))
    const value = rows.map(
      ({ area: size, ...row }): ElectorView => ({ ...row, area: formatArea(size), voters: [] }),
    )
    return { ok: true, value }
  },
})
