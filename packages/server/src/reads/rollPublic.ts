import { id, zoneId } from '@yishi/schema/input'
import * as t from '@yishi/schema/tables'
import { isWithin, type RollPublicView, refuse } from '@yishi/schema/words'
import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { maskName } from '../mask.ts'
import { read } from '../read.ts'
import { hasWeight, readRollItems } from '../roll/readRollItems.ts'

const part = 100

/**
 * 名册公示: a roll for inspection, from its publication on. Of an owner the building, the masked name and the heads, in an order that tells nothing of the
 * door; of a household the building alone. Areas are not shown: an area is a name.
 */
export const rollPublic = read({
  name: 'rollPublic',
  who: null,
  input: z.strictObject({
    zone: zoneId,
    roll: id,
    after: z.string().regex(/^\d+$/).max(10).optional(),
  }),
  async run(db, { zone, roll: rollId, after }, { tenant: { tenantId: tenant } }) {
    const [roll] = await readRollItems(db, and(eq(t.roll.tenantId, tenant), eq(t.roll.rollId, rollId)))
    if (!roll || !isWithin(roll.zone, zone)) return refuse('unknown-roll', undefined, 'roll')
    if (!roll.frozenAt && !roll.publishedAt) return refuse('roll-not-frozen')
    const from = Number.parseInt(after ?? '0', 10)
    const where = and(eq(t.elector.tenantId, tenant), eq(t.elector.rollId, rollId), hasWeight)
    const { building, names, heads } = t.elector
    const rows = await db
      .select({ building, names, heads })
      .from(t.elector)
      .where(where)
      .orderBy(sql`length(${building})`, asc(building), asc(names), asc(heads))
      .limit(part)
      .offset(from)
    const value: RollPublicView = {
      roll,
      items: rows.map((row) => ({ ...row, names: roll.kind === 'households' ? '' : maskName(row.names) })),
      total: roll.electors,
      next: from + part < roll.electors ? String(from + part) : null,
    }
    return { ok: true, value }
  },
})
