import { id, optionalText, zoneId } from '@yishi/schema/input'
import { formatArea } from '@yishi/schema/rules'
import * as t from '@yishi/schema/tables'
import { type ElectorView, isWithin, type Page, refuse } from '@yishi/schema/words'
import { and, asc, eq, gt, ilike, inArray, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/db.ts'
import { read } from '../read.ts'

const part = 60

/** How long a recorded reading lets somebody look: as long as one sitting. */
const sitting = 60 * 60 * 1000

/** 名册条目: in full, for staff, by a reading that they recorded within the hour (`readRoll`). */
export const rollEntries = read({
  name: 'rollEntries',
  who: ['clerk', 'auditor'],
  input: z.strictObject({
    zone: zoneId,
    reading: id,
    search: optionalText(40).optional(),
    after: id.optional(),
  }),
  async run(db, { zone, reading, search, after }, { who, now, tenant: { tenantId: tenant } }) {
    const [found] = await db
      .select({ roll: t.rollRead.rollId, at: t.rollRead.at, zone: t.roll.zoneId })
      .from(t.rollRead)
      .innerJoin(t.roll, and(eq(t.roll.tenantId, t.rollRead.tenantId), eq(t.roll.rollId, t.rollRead.rollId)))
      .where(
        and(
          eq(t.rollRead.tenantId, tenant),
          eq(t.rollRead.readId, reading),
          eq(t.rollRead.personId, who!.person),
        ),
      )
    if (!found || !isWithin(found.zone, zone)) return refuse('unknown-roll', undefined, 'reading')
    if (now.getTime() - found.at.getTime() > sitting) return refuse('code-expired', undefined, 'reading')
    const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&').replace(/\s+/g, '%')}%`
    const where = and(
      eq(t.elector.tenantId, tenant),
      eq(t.elector.rollId, found.roll),
      search ? or(ilike(t.elector.label, like), ilike(t.elector.names, like)) : undefined,
    )
    const { electorId: elector, label, names, building, heads, area, dwellings } = t.elector
    const rows = await db
      .select({ elector, label, names, building, heads, area, dwellings })
      .from(t.elector)
      .where(and(where, after === undefined ? undefined : gt(elector, after)))
      .orderBy(asc(elector))
      .limit(part + 1)
    const shown = rows.slice(0, part)
    const voters = await readVoters(db, {
      tenant,
      roll: found.roll,
      electors: shown.map((row) => row.elector),
    })
    const value: Page<ElectorView> = {
      items: shown.map(({ area: size, ...row }) => ({
        ...row,
        area: formatArea(size),
        voters: voters.get(row.elector) ?? [],
      })),
      total: await db.$count(t.elector, where),
      next: rows.length > part ? shown.at(-1)!.elector : null,
    }
    return { ok: true, value }
  },
})

async function readVoters(
  db: Db,
  { tenant, roll, electors }: { tenant: string; roll: string; electors: readonly string[] },
): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ elector: t.voter.electorId, name: t.person.name })
    .from(t.voter)
    .innerJoin(
      t.person,
      and(eq(t.person.tenantId, t.voter.tenantId), eq(t.person.personId, t.voter.personId)),
    )
    .where(
      and(
        eq(t.voter.tenantId, tenant),
        eq(t.voter.rollId, roll),
        inArray(t.voter.electorId, ['', ...electors]),
        isNull(t.voter.endedAt),
      ),
    )
  return new Map(rows.map((row) => [row.elector, [row.name ?? '']]))
}
